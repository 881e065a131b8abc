import Exchange
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("A share is on time until the last millisecond of its due day in London")
    struct TimelinessTests {
        @Test(
            arguments: [
                // Winter: London keeps UTC. October's due day is 13 November.
                ("2026-10", "2026-11-13T23:59:59.999Z", "on-time"),
                ("2026-10", "2026-11-14T00:00:00.000Z", "late"),
                ("2026-10", "2026-10-01T00:00:00.000Z", "on-time"),
                // Over Christmas: 25 and 28 December and 1 January are no working days.
                ("2026-12", "2027-01-15T23:59:59.999Z", "on-time"),
                ("2026-12", "2027-01-16T00:00:00.000Z", "late"),
                // Summer: the day ends an hour earlier in UTC. April's due day is 17 May.
                ("2027-04", "2027-05-17T22:59:59.999Z", "on-time"),
                ("2027-04", "2027-05-17T23:00:00.000Z", "late"),
                // Before the agreement's first period nothing is expected.
                ("2026-09", "2026-11-10T12:00:00.000Z", "not-expected"),
            ])
        func lastMillisecond(_ period: String, _ time: String, _ timeliness: String) async throws {
            let house = try await House(at: time)
            // No row of it may lie in the future.
            let file = Documents.assaults(1, on: String(time.prefix(10)))
            let state = try await house.submit(file, period: period)
            let submission = try await house.submission(state)
            #expect(submission["state"]?.string == "accepted")
            #expect(submission["timeliness"]?.string == timeliness)
            #expect(submission["receivedAt"]?.string == time)
            #expect(try await house.entries(.late).count == (timeliness == "late" ? 1 : 0))
        }

        @Test("What counts is when the last byte came, not when the upload was announced")
        func lastByte() async throws {
            let house = try await House(at: "2026-11-13T23:59:00.000Z")
            let bytes = Array(Documents.assaults(1).utf8)
            let caller = try house.caller(House.trust)
            let state = try await house.gateway.createUpload(
                caller, length: bytes.count,
                metadata: ["dataset": "ed-assault", "period": "2026-10"],
                bodyFollows: false)
            var writer = try await house.gateway.openUpload(caller, id: state.id, offset: 0)
            try unsafe bytes.prefix(50).withUnsafeBytes { try unsafe writer.append($0) }
            #expect(try await writer.close().submission == nil)
            house.clock.set("2026-11-14T00:00:00.000Z")
            writer = try await house.gateway.openUpload(caller, id: state.id, offset: 50)
            try unsafe bytes.dropFirst(50).withUnsafeBytes { try unsafe writer.append($0) }
            let done = try await writer.close()
            #expect(try await house.submission(done)["timeliness"]?.string == "late")
        }

        @Test("A refused file is neither on time nor late; the next one is what counts")
        func refused() async throws {
            let house = try await House(at: "2026-11-14T00:00:00.000Z")
            _ = try await house.submit(Documents.assaults(1, method: "MAGIC"))
            #expect(try await house.entries(.late) == [])
            _ = try await house.submit(Documents.assaults(1))
            #expect(try await house.entries(.late).count == 1)
        }
    }
}

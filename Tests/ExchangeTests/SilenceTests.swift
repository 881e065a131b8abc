import Exchange
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("The clock alone makes a silent non-share, each once, whatever the clock does")
    struct SilenceTests {
        private func silent(_ house: House) async throws -> [String] {
            try await house.entries(.nonShareSilent).map {
                "\($0.agreement?.text ?? "") \($0.period?.description ?? "")"
            }
        }

        /// What falls due on 13 November 2026.
        private static let october = [
            "ed-broadland 2026-10", "ed-riverside 2026-10", "fire-norfolk 2026-10",
            "fire-requested 2026-10",
        ]

        @Test("Nothing until the due day has ended in London, then one entry for each")
        func dueDay() async throws {
            let house = try await House(at: "2026-11-13T23:59:59.999Z")
            _ = try await house.report()
            #expect(try await silent(house) == [])
            house.clock.set("2026-11-14T00:00:00.000Z")
            _ = try await house.report()
            #expect(try await silent(house).sorted() == Self.october)
            let entries = try await house.entries(.nonShareSilent)
            #expect(entries.allSatisfy { $0.due?.description == "2026-11-13" })
            #expect(entries.allSatisfy { $0.submission == nil && $0.reason == .noResponse })
        }

        @Test("Over jumps forward and back, restarts and many questions at once")
        func jumps() async throws {
            let house = try await House(at: "2026-11-20T12:00:00.000Z")
            for time in [
                "2026-11-20T12:00:00.000Z", "2027-02-20T12:00:00.000Z", "2026-11-20T12:00:00.000Z",
                "2020-01-01T00:00:00.000Z", "2027-02-20T12:00:00.000Z",
            ] {
                house.clock.set(time)
                let (gateway, officer) = (house.gateway, try house.caller(House.officer))
                try await withThrowingTaskGroup { group in
                    for _ in 0..<6 {
                        group.addTask {
                            _ = try await gateway.accountability(
                                officer, from: "2026-10", to: "2026-10", agency: nil, format: .csv)
                        }
                    }
                    try await group.waitForAll()
                }
                try await house.restart()
            }
            let names = try await silent(house)
            #expect(Set(names).count == names.count)
            // October, November, December and January of each agreement.
            #expect(names.count == 16)
            let times = try await house.entries().map(\.time)
            #expect(times == times.sorted())
        }

        @Test("The service writes it without anybody asking")
        func service() async throws {
            let house = try await House(at: "2026-11-14T00:00:00.000Z")
            _ = try await house.serve(until: "silence on record") {
                try await silent(house).isEmpty ? nil : true
            }
            #expect(try await silent(house).count == 4)
        }

        @Test("Whoever shared, declared or was refused is not silent; late is late, and stays so")
        func notSilent() async throws {
            let house = try await House(at: "2026-11-12T12:00:00.000Z")
            _ = try await house.submit(Documents.assaults(1))
            _ = try await house.gateway.declareNil(
                try house.caller(House.fire),
                body: ["dataset": "fire-deliberate", "period": "2026-10"])
            await #expect(throws: Refusal.self) {
                try await house.submit(
                    Documents.assaults(2), as: House.careBoard, dataset: "ed-assault")
            }
            house.clock.set("2026-11-14T12:00:00.000Z")
            _ = try await house.report()
            #expect(try await silent(house) == ["fire-requested 2026-10"])
            let late = try await house.submit(
                Documents.fires(1), as: House.fire, dataset: "fire-requested",
                ["reference": "REQ-1"])
            #expect(
                try await house.submission(late, as: House.fire)["timeliness"]?.string == "late")
            #expect(try await house.entries(.late).map(\.submission) == [late.submission])
            let report = try await house.report()
            let states = (report["shares"]?.array ?? []).map {
                "\($0["agreement"]?.string ?? "") \($0["state"]?.string ?? "")"
            }
            #expect(
                states.sorted() == [
                    "ed-broadland refused", "ed-riverside on-time", "fire-norfolk nil-return",
                    "fire-requested late",
                ])
            #expect(try await silent(house) == ["fire-requested 2026-10"])
        }
    }
}

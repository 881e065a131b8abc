import Exchange
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("The form of the agreement is checked against the cells")
    struct PersonalCellTests {
        private func submitted(
            _ house: House, _ text: String
        ) async throws -> (JSONValue, Exchange.UploadState) {
            let state = try await house.submit(
                text, as: House.fire, dataset: "fire-requested", ["reference": "R-1"])
            return (try await house.submission(state, as: House.fire), state)
        }

        @Test("A personal column that is filled in is refused; left empty it passes")
        func refused() async throws {
            let house = try await House()
            let (bad, state) = try await submitted(
                house, Documents.fires(1, policeReference: "36/12345/26"))
            #expect(bad["state"]?.string == "refused")
            #expect(bad["codes"]?["form"]?.integer == 1)
            let report = try await house.gateway.report(
                try house.caller(House.fire), id: state.submission?.text ?? "")
            let violation = report["violations"]?.array?.first
            #expect(violation?["header"]?.string == "police_ref")
            #expect(violation?["hint"]?.string?.contains("anonymised-rows") == true)
            #expect(!String(decoding: report.compactBytes, as: UTF8.self).contains("12345"))
            #expect(try await submitted(house, Documents.fires(2)).0["state"]?.string == "accepted")
        }

        @Test("An upload that is resumed after a restart is checked in its form too")
        func resumed() async throws {
            let house = try await House()
            let bytes = Array(Documents.fires(1, policeReference: "36/12345/26").utf8)
            let begun = try await house.gateway.createUpload(
                try house.caller(House.fire), length: bytes.count,
                metadata: [
                    "dataset": "fire-requested", "period": "2026-10", "reference": "R-1",
                    "idempotency-key": "resumed",
                ], bodyFollows: false)
            var state = begun
            for end in [bytes.count / 2, bytes.count] {
                let writer = try await house.gateway.openUpload(
                    try house.caller(House.fire), id: begun.id, offset: state.offset)
                try unsafe bytes.withUnsafeBytes {
                    try unsafe writer.append(
                        UnsafeRawBufferPointer(rebasing: $0[state.offset..<end]))
                }
                state = try await writer.close()
                if end < bytes.count { try await house.restart() }
            }
            let found = try await house.submission(state, as: House.fire)
            #expect(found["codes"]?["form"]?.integer == 1)
        }

        @Test("A dry run knows the form where the agency's agreements name one")
        func dryRun() async throws {
            let house = try await House()
            let bytes = Array(Documents.fires(1, policeReference: "36/12345/26").utf8)
            let run = try house.gateway.openValidation(
                try house.caller(House.fire), dataset: "fire-requested", schema: nil)
            try unsafe bytes.withUnsafeBytes { try unsafe run.append($0) }
            let report = try run.finish()
            #expect(report["verdict"]?.string == "refused")
            #expect(report["violations"]?.array?.first?["code"]?.string == "form")
        }

        @Test("Only the rows that stand in the agreement's form are forwarded")
        func forwarded() async throws {
            let house = try await House()
            let bad = Documents.fires(2, policeReference: "36/12345/26").split(separator: "\r\n")
            let state = try await house.submit(
                Documents.fires(1) + bad[1] + "\r\n", as: House.fire, dataset: "fire-deliberate")
            let submission = try await house.serve(until: "the row is forwarded") {
                let found = try await house.submission(state, as: House.fire)
                return found["state"]?.string == "forwarded" ? found : JSONValue?.none
            }
            #expect(submission["rows"]?["rejected"]?.integer == 1)
            #expect(submission["forwardedRows"]?.integer == 1)
        }
    }
}

import Exchange
import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("No cell of an answer in CSV is a formula to a spreadsheet")
    struct SheetGuardTests {
        private func page(
            _ house: House, _ dataset: String, _ state: Exchange.UploadState, _ holder: String
        ) async throws -> String {
            _ = try await house.serve(until: "the rows are forwarded") {
                let found = try await house.submission(state, as: holder)
                return found["state"]?.string == "forwarded" ? true : nil
            }
            let page = try await house.gateway.records(
                try house.caller(House.analyst), dataset: dataset,
                parameters: [("purpose", "audit"), ("reference", "R"), ("justification", "test")],
                format: .csv)
            return String(decoding: page.body, as: UTF8.self)
        }

        @Test("A text that begins like a formula is shown with an apostrophe")
        func texts() async throws {
            let house = try await House()
            let starts = ["=", "+", "-", "@", "\t", "\r", "\n"]
            var lines = Documents.assaults(1, rows: starts.count).components(separatedBy: "\r\n")
            for (index, start) in starts.enumerated() {
                lines[index + 1] = lines[index + 1].replacingOccurrences(
                    of: "STREET,,", with: "STREET,\"\(start)bar\",")
            }
            let state = try await house.submit(lines.joined(separator: "\r\n"))
            let body = try await page(house, "ed-assault", state, House.trust)
            for start in starts {
                #expect(body.contains("'\(start)bar"), "\(start.utf8.first ?? 0)")
            }
        }

        @Test("A negative number stays a number")
        func numbers() async throws {
            let house = try await House()
            let fires = Documents.fires(1).replacingOccurrences(
                of: "E01026792,,", with: ",200000,100000")
            let state = try await house.submit(
                fires, as: House.fire, dataset: "fire-deliberate")
            let body = try await page(house, "fire-deliberate", state, House.fire)
            #expect(!body.contains("'"))
        }
    }
}

import Cryptography
import Foundation
import GatewayTestKit
import SharingLedger
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("A file goes all the way, and each record leads back to it")
    struct SharingTests {
        private static let extract = Project.root.appending(
            path: "deploy/demo/2018-07-west-yorkshire-street-extract.csv")
        private static let whole = Project.shared.appending(
            path: "real/2018-07-west-yorkshire-street.csv")

        @Test("A real street-level file: every record leads to row, receipt and ledger entry")
        func streetLevelFile() async throws {
            let isWhole = FileManager.default.fileExists(atPath: Self.whole.path)
            if !isWhole { print("the extract stands in: ../shared/real is not here") }
            let source = isWhole ? Self.whole : Self.extract
            let lines = try String(contentsOf: source, encoding: .utf8)
                .split(whereSeparator: \.isNewline)
            let count = lines.count - 1
            if isWhole { #expect(count == 31_635) }

            let scene = try await Scene.open()
            let outcome = try await scene.submit(
                source.path, as: Holders.police, dataset: "policeuk-street", period: "2018-07")
            let submission = try #require(outcome["submission"])
            #expect(submission["rows"]?["received"]?.integer == count)
            #expect(submission["rows"]?["accepted"]?.integer == count)
            let id = try #require(submission["id"]?.string)
            try await scene.untilForwarded(rows: count)
            let status = try await scene.json(Holders.police, "status", id)
            #expect(status["state"]?.string == "forwarded")
            #expect(status["forwardedRows"]?.integer == count)

            let sheet = scene.files.url.appending(path: "all.ndjson")
            try await scene.svd(
                Holders.norfolkAnalyst, "query", "policeuk-street", "--purpose", "audit",
                "--reference", "T-1", "--justification", "a test", "--format", "ndjson",
                "--output", sheet.path)
            let records = try String(contentsOf: sheet, encoding: .utf8).split(separator: "\n")
            #expect(records.count == count)
            let receipt = try Receipt(
                json: JSONParser.parse(
                    Array(
                        Data(
                            contentsOf: scene.receipts.appending(path: "\(id).receipt.json")))))
            let log = try await scene.log()
            #expect(log.entries[receipt.entry.sequence - 1] == receipt.entry)
            #expect(receipt.entry.submission?.text == id)
            #expect(receipt.file?.digest.hex == submission["file"]?["sha256"]?.string)
            for (index, record) in records.enumerated() {
                let json = try JSONParser.parse(String(record))
                let row = try #require(json["row_number"]?.integer)
                try #require(row == index + 1)
                try #require(json["submission_id"]?.string == id)
                try #require(json["ledger_sequence"]?.integer == receipt.entry.sequence)
                // No cell of these files is quoted, so that a line falls apart at its commas.
                let cells = lines[row].split(separator: ",", omittingEmptySubsequences: false)
                try #require(cells.count == 12)
                try #require((json["crime_id"]?.string ?? "") == cells[0])
                try #require((json["location"]?.string ?? "") == cells[6])
                try #require((json["crime_type"]?.string ?? "") == cells[9])
            }
            try await scene.svd(
                Holders.police, "receipt", "verify", scene.receipts.path, "--file", source.path)
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.close()
        }

        @Test(
            "Receipts verify without the gateway, also with stock openssl, until a byte is flipped")
        func receipts() async throws {
            let scene = try await Scene.open()
            let generated = try await Command.run(
                Project.program("ed-generator"),
                ["--rows", "2000", "--seed", "7", "--period", "2026-10"])
            #expect(generated.status == 0)
            let file = try scene.write(Array(generated.output.utf8), to: "october.csv")
            let outcome = try await scene.submit(file)
            #expect(outcome["submission"]?["rows"]?["accepted"]?.integer == 2000)
            #expect(outcome["receipt"]?["verified"]?.bool == true)
            let again = try await scene.submit(file)
            #expect(again["duplicate"]?.bool == true)
            #expect(again["submission"]?["id"] == outcome["submission"]?["id"])
            try await scene.untilForwarded(rows: 2000)
            try await scene.close()

            // From here on there is no gateway.
            let id = try #require(outcome["submission"]?["id"]?.string)
            let path = scene.receipts.appending(path: "\(id).receipt").path
            try await scene.svd(
                Holders.acuteTrust, "receipt", "verify", path + ".json", "--file", file)
            try await openssl(verifies: path, scene, status: 0)
            for suffix in [".json", ".p7s", ".tlog-proof"] {
                let part = URL(filePath: path + suffix)
                let good = try Data(contentsOf: part)
                var bad = good
                bad[bad.count / 2] ^= 0x01
                try bad.write(to: part)
                try await scene.svd(
                    Holders.acuteTrust, "receipt", "verify", path + ".json", status: 6)
                if suffix != ".tlog-proof" {
                    try await openssl(verifies: path, scene, status: 4)
                }
                try good.write(to: part)
            }
            // A receipt proves its own file only.
            let other = try scene.write(Array(generated.output.utf8) + [0x0A], to: "other.csv")
            try await scene.svd(
                Holders.acuteTrust, "receipt", "verify", path + ".json", "--file", other, status: 6)
            try await openssl(verifies: path, scene, status: 0)
        }

        private func openssl(verifies path: String, _ scene: Scene, status: Int32) async throws {
            let result = try await Command.run(
                URL(filePath: "/usr/bin/openssl"),
                [
                    "cms", "-verify", "-binary", "-inform", "DER", "-in", path + ".p7s",
                    "-content", path + ".json", "-CAfile",
                    scene.gateway.certificates.url.appending(path: "ca.pem").path, "-out",
                    "/dev/null",
                ])
            // Stock openssl has several statuses for "does not verify", none of them 0.
            #expect((result.status == 0) == (status == 0), "\(result)")
        }

        @Test("A refused file is on record, and nothing of its values is anywhere")
        func refusedFile() async throws {
            let secret = "Zebedee Quillfeather-Oddly"
            let scene = try await Scene.open()
            var text = SmallFile(number: 1).text
            text = text.replacingOccurrences(of: "BODY_PART", with: secret)
            text = text.replacingOccurrences(of: "RXH01", with: "943 476 5919")
            let file = try scene.write(Array(text.utf8), to: "october.csv")

            // Checked here first: nothing is sent, and nothing stands in the ledger.
            let before = try await scene.log().entries.count
            let checked = try await scene.svd(
                Holders.acuteTrust, "submit", file, "--dataset", "ed-assault", "--period",
                "2026-10", status: 1)
            #expect(checked.errors.contains("Nothing was sent"))
            #expect(try await scene.log().entries.count == before)

            let outcome = try await scene.submit(file, "--no-check", status: 1)
            let submission = try #require(outcome["submission"])
            let id = try #require(submission["id"]?.string)
            #expect(submission["state"]?.string == "refused")
            #expect(submission["rows"]?["accepted"]?.integer == 0)
            #expect(submission["codes"]?["enum"]?.integer == SmallFile.rows)
            let verified = try await scene.json(
                Holders.acuteTrust, "receipt", "verify", scene.receipts.path, "--file", file)
            #expect(verified["receipts"]?.array?.first?["decision"]?.string == "share-refused")
            let entry = try #require(try await scene.log().entries.last)
            #expect(entry.kind == .shareRefused && entry.submission?.text == id)
            #expect(entry.codes["enum"] == SmallFile.rows)

            // The corrected file is another submission.
            let good = try scene.write(SmallFile(number: 1).bytes, to: "october-2.csv")
            #expect(
                try await scene.submit(good)["submission"]?["rows"]?["accepted"]?.integer
                    == SmallFile.rows)
            try await scene.untilForwarded(rows: SmallFile.rows)
            #expect(try scene.stored(in: "objects").count == 1)
            #expect(try scene.stored(in: "uploads").isEmpty)
            try await scene.close()
            for word in [secret, "Quillfeather", "943 476 5919", "9434765919"] {
                #expect(try Self.places(of: word, in: scene.gateway.home) == [])
                #expect(!scene.gateway.log.contains(word))
            }
            // The search would find it: the file's name is in the database.
            #expect(try Self.places(of: "october.csv", in: scene.gateway.home) != [])
        }

        /// The files below a folder that hold the bytes of a text.
        private static func places(of text: String, in folder: URL) throws -> [String] {
            try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
                let file = folder.appending(path: path)
                guard let bytes = try? Data(contentsOf: file) else { return false }
                return bytes.range(of: Data(text.utf8)) != nil
            }
        }
    }
}

import GatewayClient
import SharingLedger
import SharingModel
import Testing

@Suite("An upload's declaration is written as tus has it")
struct UploadDeclarationTests {
    private func declaration(fileName: String = "a, b;c ü.csv") throws -> UploadDeclaration {
        UploadDeclaration(
            dataset: try #require(DatasetID("ed-assault")),
            schema: try #require(SemanticVersion("1.0.0")),
            period: try #require(Period("2026-10/2026-12")), power: .cda115,
            form: .anonymisedRows, reference: "", fileName: fileName,
            digest: try #require(SHA256Digest(bytes: [UInt8](repeating: 0xAB, count: 32))),
            idempotencyKey: "k-1")
    }

    @Test func encodesEachValueAndLeavesOutEmptyOnes() throws {
        var values: [String: String] = [:]
        for pair in try declaration().metadata.split(separator: ",") {
            let parts = pair.split(separator: " ")
            try #require(parts.count == 2)
            values[String(parts[0])] = String(
                decoding: try #require(Base64.bytes(of: parts[1])), as: UTF8.self)
        }
        #expect(
            values == [
                "dataset": "ed-assault", "schema": "1.0.0", "period": "2026-10/2026-12",
                "power": "CDA-115", "form": "anonymised-rows", "filename": "a, b;c ü.csv",
                "sha256": String(repeating: "ab", count: 32), "idempotency-key": "k-1",
                "format": "csv",
            ])
    }

    @Test func cutsALongFileName() throws {
        let name = String(repeating: "x", count: 400)
        let metadata = try declaration(fileName: name).metadata
        let cut = Base64.text(of: Array(name.prefix(Limits.filenameCharactersMax).utf8))
        #expect(metadata.contains("filename \(cut),"))
    }

    @Test func derivesOneKeyForOneSubmission() throws {
        let agency = try #require(AgencyID("a"))
        let dataset = try #require(DatasetID("d"))
        let october = try #require(Period("2026-10"))
        let november = try #require(Period("2026-11"))
        let digest = try #require(SHA256Digest(bytes: [UInt8](repeating: 1, count: 32)))
        func key(_ period: Period, _ agreement: AgreementID? = nil) -> String {
            IdempotencyKey.derived(
                agency: agency, agreement: agreement, dataset: dataset, period: period,
                digest: digest)
        }
        let first = key(october)
        #expect(first == key(october))
        #expect(first != key(november))
        #expect(first != key(october, AgreementID("one")))
        #expect(key(october, AgreementID("one")) != key(october, AgreementID("two")))
        #expect(IdempotencyKey.isUsable(first))
    }

    @Test(arguments: ["", " ", "a b", "ü", String(repeating: "x", count: 129)])
    func refusesAnUnusableKey(key: String) { #expect(!IdempotencyKey.isUsable(key)) }
}

import GatewayClient
import RecordValidation
import SharingModel
import Testing

@Suite("A key is the same for the same submission, and for no other")
struct IdempotencyKeyTests {
    private func key(
        agreement: String? = nil, period: String = "2026-10", digest: UInt8 = 1,
        format: FileFormat = .csv, replaces: String? = nil
    ) throws -> String {
        IdempotencyKey.derived(
            agency: try #require(AgencyID("norfolk-fire")),
            agreement: agreement.flatMap { AgreementID($0) },
            dataset: try #require(DatasetID("fire-deliberate")),
            period: try #require(Period(period)),
            digest: try #require(SHA256Digest(bytes: [UInt8](repeating: digest, count: 32))),
            format: format, replaces: replaces.flatMap { SubmissionID($0) })
    }

    @Test func eachPartTellsSubmissionsApart() throws {
        let (one, other) = ("01m83vxbbnyzn54b0bxmeqfnx4", "01m83vxbbnyzn54b0bxmeqfnx5")
        let keys = try [
            key(), key(agreement: "fire"), key(period: "2026-11"), key(digest: 2),
            key(format: .ndjson), key(replaces: one), key(replaces: other),
            key(format: .ndjson, replaces: one),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(keys.allSatisfy(IdempotencyKey.isUsable))
        #expect(try key(replaces: one) == keys[5])
    }
}

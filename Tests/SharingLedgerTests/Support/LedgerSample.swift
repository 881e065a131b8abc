import Cryptography
import SharingLedger
import SharingModel

/// Ledger entries, receipts and keys for tests.
enum LedgerSample {
    static func entry(_ sequence: Int) throws -> LedgerEntry {
        LedgerEntry(
            kind: sequence.isMultiple(of: 3) ? .nilReturn : .shareAccepted, sequence: sequence,
            time: Instant(milliseconds: 1_793_000_000_000 + sequence * 1000),
            agency: AgencyID("norfolk-county-council"), dataset: DatasetID("ed-assault"),
            period: Period("2026-10"), submission: SubmissionID("s\(sequence)"),
            rows: RowCounts(received: sequence, accepted: sequence))
    }

    static func leaves(_ count: Int) throws -> [[UInt8]] {
        try (0..<count).map { try entry($0 + 1).leafBytes }
    }

    /// A log of sample entries, appended in batches of different sizes.
    static func log(_ count: Int) throws -> MemoryLog {
        var log = try MemoryLog()
        var random = Seeded(42)
        var rest = try leaves(count)[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Int.random(in: 1...90, using: &random)))
            try log.append(batch)
            rest = rest.dropFirst(batch.count)
        }
        return log
    }
}

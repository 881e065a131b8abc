import Accountability
import GatewayStore
import SharingLedger
import SharingModel

/// Keeps the book that is folded from the ledger in step with it.
actor AccountabilityKeeper {
    private let store: GatewayStore
    private let now: @Sendable () -> Instant
    private var book = ShareBook()
    /// The last fold, done or under way; the next begins where it ends, so that two callers never
    /// fold the same entries twice.
    private var lastFold: Task<ShareBook, any Error>?

    init(store: GatewayStore, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.now = now
    }

    /// The book of all entries that are in the ledger when this is called.
    /// - Throws: `ledger-inconsistent`, or a fault of the store.
    func current() async throws -> ShareBook {
        let (earlier, known, store) = (lastFold, book, store)
        let task = Task {
            // After a fold that failed the next begins where the book stands.
            let start = (try? await earlier?.value) ?? known
            return try await Self.fold(start, from: store)
        }
        lastFold = task
        let folded = try await task.value
        if folded.size > book.size { book = folded }
        return folded
    }

    private static func fold(
        _ start: ShareBook, from store: GatewayStore
    ) async throws -> ShareBook {
        var book = start
        while true {
            let entries = try await store.ledgerEntries(from: book.size + 1, limit: 1000)
            for entry in entries { try book.add(entry) }
            if entries.count < 1000 { return book }
        }
    }

    /// Writes the silent non-shares that are missing: the clock alone makes them.
    /// - Returns: how many were written; each expected share has one at most, ever.
    /// - Throws: `ledger-inconsistent`, or a fault of the store.
    func recordSilence() async throws -> Int {
        let missing = SilenceClock.entries(for: try await current(), at: now())
        guard !missing.isEmpty else { return 0 }
        return try await store.commits.submit { transaction in
            var written = 0
            for entry in missing {
                guard let agreement = entry.agreement, let period = entry.period,
                    try !transaction.hasObligation(
                        agreement: agreement, period: period, kind: .nonShareSilent)
                else { continue }
                let record = try transaction.append(entry)
                _ = try transaction.recordObligation(
                    agreement: agreement, period: period, kind: .nonShareSilent,
                    sequence: record.sequence)
                written += 1
            }
            return written
        }.value
    }
}

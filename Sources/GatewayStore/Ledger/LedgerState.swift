import SQLDatabase
import SharingLedger
import SharingModel

/// Where the ledger stands: what the next commit builds on.
struct LedgerState: Sendable {
    var tree: LedgerTree
    /// The time of the last entry.
    var lastTime: Instant
    var checkpoint: CheckpointRecord?

    /// Reads the right edge, recomputes the root and compares it with the stored checkpoint.
    /// - Throws: a refusal `ledger-inconsistent`.
    init(_ connection: SQLConnection) throws {
        let size = try LedgerTable.size(connection)
        checkpoint = try LedgerTable.latestCheckpoint(connection)
        lastTime =
            try LedgerTable.record(sequence: size, connection)?.entry.time
            ?? Instant(milliseconds: 0)
        do {
            tree = try LedgerTable.tree(connection)
        } catch let error as LedgerError {
            throw Self.refusal(
                "The open tiles do not fit \(size) entries.", String(describing: error))
        }
        guard checkpoint?.size ?? 0 == size, checkpoint.map({ $0.root == tree.root }) ?? true else {
            throw Self.refusal(
                "The entries (\(size)) are not those of the stored checkpoint "
                    + "(\(checkpoint?.size ?? 0)).")
        }
    }

    /// Compares the database with the checkpoint that was kept outside it.
    /// - Throws: a refusal `ledger-inconsistent` where the database is older or another.
    static func compare(
        _ kept: Checkpoint, origin: String, with connection: SQLConnection
    ) throws {
        let size = try LedgerTable.size(connection)
        guard kept.origin == origin else {
            throw refusal("last-checkpoint is of the log \(kept.origin), not of \(origin).")
        }
        guard kept.size <= size else {
            throw refusal(
                "The database has \(size) entries; a checkpoint of \(kept.size) was handed out.")
        }
        let stored = try LedgerTable.checkpoint(size: kept.size, connection)
        guard kept.size == 0 || stored?.root == kept.root else {
            throw refusal("At \(kept.size) entries the database has another root than was signed.")
        }
    }

    private static func refusal(_ reason: String, _ underlying: String? = nil) -> Refusal {
        Refusal(
            .ledgerInconsistent, reason,
            help:
                "Nothing is signed, because a log that forks cannot be trusted again. Restore the "
                + "newest backup of the database; docs/operator says how.",
            field: "last-checkpoint", underlying: underlying)
    }
}

import SQLDatabase
public import SharingLedger
import SharingModel

/// The gateway's own database: registry, schemas, submissions, ledger and outbox.
///
/// Every write is a commit of `commits`; reads run beside it on snapshots.
public final class GatewayStore: Sendable {
    /// Writes.
    public let commits: GroupCommit
    /// The log as it is published; blocks the calling thread while it reads.
    public let tiles: LedgerTiles
    let database: SQLDatabase

    private init(
        database: SQLDatabase, origin: String, lastCheckpoint: LastCheckpoint?,
        sign: @escaping @Sendable (Checkpoint) throws -> String
    ) throws {
        let state = try database.readAndWait { try LedgerState($0) }
        self.database = database
        tiles = LedgerTiles(database: database)
        commits = GroupCommit(
            writer: LedgerWriter(
                database: database, origin: origin, state: state, sign: sign),
            lastCheckpoint: lastCheckpoint)
    }

    /// Opens the database, makes it where it is missing, recomputes the ledger's root from its
    /// right edge and compares it with the stored checkpoint and with the one kept outside.
    /// - Parameter sign: the signed note of a checkpoint.
    /// - Throws: a refusal `ledger-inconsistent` where the database is older than the last
    ///   checkpoint handed out, is another log's, or does not fit its own checkpoint; `SQLFault`.
    public static func open(
        _ configuration: GatewayStoreConfiguration,
        sign: @escaping @Sendable (Checkpoint) throws -> String
    ) throws -> GatewayStore {
        let database = try SQLDatabase.open(
            path: configuration.path,
            options: SQLOptions(
                readersMax: configuration.readersMax, pagesMax: configuration.pagesMax),
            migrations: GatewayMigrations.all)
        let lastCheckpoint = LastCheckpoint(path: configuration.lastCheckpointPath)
        let store = try GatewayStore(
            database: database, origin: configuration.origin, lastCheckpoint: lastCheckpoint,
            sign: sign)
        try store.compare(with: lastCheckpoint, configuration)
        return store
    }

    /// A store that lives in memory and goes with this object: for trials and tests.
    public static func openInMemory(
        origin: String, sign: @escaping @Sendable (Checkpoint) throws -> String
    ) throws -> GatewayStore {
        try GatewayStore(
            database: try SQLDatabase.openInMemory(migrations: GatewayMigrations.all),
            origin: origin, lastCheckpoint: nil, sign: sign)
    }

    /// Closes the database; later accesses throw.
    public func close() throws { try database.close() }

    private func compare(
        with lastCheckpoint: LastCheckpoint, _ configuration: GatewayStoreConfiguration
    ) throws {
        let (newest, count) = try database.readAndWait { connection in
            let count = try connection.first(
                "SELECT count(*) FROM (SELECT 1 FROM checkpoint LIMIT 2)"
            ) { $0.integer(0) }
            return (try LedgerTable.latestCheckpoint(connection), count ?? 0)
        }
        if let kept = try lastCheckpoint.read() {
            try database.readAndWait {
                try LedgerState.compare(kept, origin: configuration.origin, with: $0)
            }
        } else if count > 1, !configuration.adoptsDatabase {
            // With one checkpoint the file may be missing after a crash; a second is never made
            // before the first is in it.
            throw Refusal(
                .ledgerInconsistent,
                "The database has a ledger, and the file last-checkpoint is missing.",
                help: "Put the file back, so that an older backup can be told from the newest.",
                field: "last-checkpoint")
        }
        if let newest { try lastCheckpoint.write(newest.note, size: newest.size) }
    }
}

import SQLDatabase
import SharingLedger
import SharingModel
import Synchronization

/// Appends to the ledger: entries, tiles, checkpoint and the rows that go with them in one
/// transaction.
final class LedgerWriter: Sendable {
    /// What a transaction leaves behind.
    struct Result: Sendable {
        let outcomes: [CommitJob.Outcome]
        let checkpoint: CheckpointRecord?
        /// Nil where nothing was appended.
        let prover: SharedProver?
        /// Whether the checkpoint is the log's first.
        let isFirst: Bool
    }

    let database: SQLDatabase
    private let origin: String
    private let sign: @Sendable (Checkpoint) throws -> String
    /// Owned by the transaction under way, which is one at a time; nil after a failure, when only
    /// the database knows.
    private let state: Mutex<LedgerState?>

    init(
        database: SQLDatabase, origin: String, state: LedgerState,
        sign: @escaping @Sendable (Checkpoint) throws -> String
    ) {
        self.database = database
        self.origin = origin
        self.sign = sign
        self.state = Mutex(state)
    }

    /// Runs the jobs in order in one transaction; when it returns, what they wrote is durable. The
    /// checkpoint is still to be kept outside the database.
    ///
    /// Must not be called again before it has returned.
    /// - Throws: what undid, or may have undone, the whole transaction.
    func commit(_ jobs: [CommitJob]) async throws -> Result {
        let before = state.withLock { state in
            defer { state = nil }
            return state
        }
        let (result, after) = try await database.write { [self] connection in
            try write(jobs, on: Self.state(before, connection), connection)
        }
        state.withLock { $0 = after }
        return result
    }

    /// What is known of the ledger, unless another program has appended to it meanwhile: an
    /// operator may apply a registry while the gateway serves.
    private static func state(
        _ known: LedgerState?, _ connection: SQLConnection
    ) throws -> LedgerState {
        guard let known, try LedgerTable.size(connection) == known.tree.size else {
            return try LedgerState(connection)
        }
        return known
    }

    private func write(
        _ jobs: [CommitJob], on before: LedgerState, _ connection: SQLConnection
    ) throws -> (Result, LedgerState) {
        var state = before
        let transaction = CommitTransaction(
            connection: connection, sizeBefore: state.tree.size, lastTime: state.lastTime)
        let outcomes = try jobs.map { try Self.run($0, transaction) }
        guard !transaction.records.isEmpty else {
            let result = Result(
                outcomes: outcomes, checkpoint: state.checkpoint, prover: nil, isFirst: false)
            return (result, state)
        }
        let changes = state.tree.append(leafHashes: transaction.records.map(\.leafHash))
        for change in changes { try LedgerTable.write(change, connection) }
        state.lastTime = transaction.time
        let checkpoint = try Checkpoint(
            origin: origin, size: state.tree.size, root: state.tree.root)
        let record = CheckpointRecord(
            size: checkpoint.size, root: checkpoint.root, note: try sign(checkpoint),
            time: state.lastTime)
        try LedgerTable.insert(record, connection)
        state.checkpoint = record
        let prover = SharedProver(
            try LogProver(
                note: record.note, size: record.size,
                reader: RecentTiles(changes + state.tree.openTileChanges)))
        let result = Result(
            outcomes: outcomes, checkpoint: record, prover: prover,
            isFirst: before.checkpoint == nil)
        return (result, state)
    }

    private static func run(
        _ job: CommitJob, _ transaction: CommitTransaction
    ) throws -> CommitJob.Outcome {
        transaction.begin()
        do {
            try transaction.connection.savepoint { try job.run(transaction) }
            return .written(transaction.appended())
        } catch let fault as SQLFault where fault.endsTransaction {
            throw fault
        } catch {
            guard transaction.connection.isInTransaction else { throw error }
            transaction.discard()
            return .rolledBack(error)
        }
    }
}

extension SQLFault {
    /// Whether the fault is of the database as a whole and not of what one body asked.
    var endsTransaction: Bool {
        switch kind {
        case .full, .busy, .corrupt, .ioError, .outcomeUnknown: true
        case .constraint, .other: false
        }
    }
}

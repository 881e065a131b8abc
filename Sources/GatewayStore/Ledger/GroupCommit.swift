import Glibc
import SQLDatabase
import SharingLedger
import SharingModel
import Synchronization

/// Gathers what waits while a transaction runs and commits it in the next one, so that one flush of
/// the device serves all.
///
/// The first that finds no transaction under way commits for itself and, from then on, hands the
/// task over to the first that came to wait meanwhile: nobody's commit runs longer than two
/// transactions, and no task stands outside the callers'.
public actor GroupCommit {
    /// What ends a wait.
    private enum Turn: Sendable {
        /// Commit for yourself and those behind you.
        case lead
        /// Another has committed for you.
        case done(Swift.Result<LedgerWriter.Result, any Error>, index: Int)
    }

    private struct Waiter {
        let job: CommitJob
        let continuation: CheckedContinuation<Turn, Never>
    }

    private let writer: LedgerWriter
    private let lastCheckpoint: LastCheckpoint?
    /// Owned by the actor: whether a transaction is under way, or promised to a waiter.
    private var isCommitting = false
    /// Owned by the actor: those who wait, oldest first.
    private var waiters: [Waiter] = []

    init(writer: LedgerWriter, lastCheckpoint: LastCheckpoint?) {
        self.writer = writer
        self.lastCheckpoint = lastCheckpoint
    }

    /// Runs `body` in a transaction together with whatever else waits.
    ///
    /// When it returns, the rows and ledger entries are durable and covered by a signed checkpoint
    /// that is also kept outside the database. Cancellation does not stop it.
    /// - Parameter body: writes rows and appends entries. What it throws undoes this body alone.
    /// - Returns: what `body` returned, its entries and the checkpoint that covers them.
    /// - Throws: what `body` throws; a refusal `storage-full` where there is no room: nothing is
    ///   recorded then, or, if only the checkpoint outside the database found no room, it is
    ///   recorded without having been acknowledged; `SQLFault`, kind `outcomeUnknown`, where COMMIT
    ///   failed: look up by idempotency key before repeating.
    public func submit<Value: Sendable>(
        _ body: @escaping @Sendable (CommitTransaction) throws -> Value
    ) async throws -> Committed<Value> {
        let kept = Kept<Value>()
        let job = CommitJob { transaction in
            let value = try body(transaction)
            kept.value.withLock { $0 = value }
        }
        let (result, index) = await commit(job)
        let written = try Self.unwrap(result)
        switch written.outcomes[index] {
        case .rolledBack(let error): throw error
        case .written(let entries):
            guard let value = kept.value.withLock({ $0 }) else {
                throw SQLFault(.other, message: "a commit without a value")
            }
            return Committed(
                value: value, entries: entries, checkpoint: written.checkpoint,
                prover: entries.isEmpty ? nil : written.prover)
        }
    }

    private func commit(
        _ job: CommitJob
    ) async -> (Swift.Result<LedgerWriter.Result, any Error>, index: Int) {
        if isCommitting {
            let turn = await withCheckedContinuation { continuation in
                waiters.append(Waiter(job: job, continuation: continuation))
            }
            if case .done(let result, let index) = turn { return (result, index) }
        }
        isCommitting = true
        let followers = Array(waiters.prefix(Limits.groupCommitEntriesMax - 1))
        waiters.removeFirst(followers.count)
        var result: Swift.Result<LedgerWriter.Result, any Error>
        do {
            let written = try await writer.commit([job] + followers.map(\.job))
            result = .success(written)
            // After the first checkpoint a missing file means that it was taken away, so the second
            // must not be made before the first is kept.
            if written.isFirst { try await keep(written) }
        } catch {
            result = .failure(error)
        }
        if waiters.isEmpty {
            isCommitting = false
        } else {
            waiters.removeFirst().continuation.resume(returning: .lead)
        }
        // The next transaction runs while this one's checkpoint is kept; nobody is answered before.
        if case .success(let written) = result, !written.isFirst {
            do { try await keep(written) } catch { result = .failure(error) }
        }
        for (index, follower) in followers.enumerated() {
            follower.continuation.resume(returning: .done(result, index: index + 1))
        }
        return (result, 0)
    }

    private func keep(_ written: LedgerWriter.Result) async throws {
        guard written.prover != nil, let checkpoint = written.checkpoint else { return }
        try await lastCheckpoint?.keep(checkpoint.note, size: checkpoint.size)
    }

    private static func unwrap(
        _ result: Swift.Result<LedgerWriter.Result, any Error>
    ) throws -> LedgerWriter.Result {
        do {
            return try result.get()
        } catch let fault as SQLFault where fault.kind == .full {
            throw storageFull(fault)
        } catch let fault as LastCheckpoint.Fault
            where fault.number == ENOSPC || fault.number == EDQUOT
        {
            throw storageFull(fault)
        }
    }

    private static func storageFull(_ fault: any Error) -> Refusal {
        Refusal(
            .storageFull, "The gateway has no room left to record anything.",
            help: "Send it again later; the operator has to make room.",
            underlying: String(describing: fault))
    }
}

/// Carries a body's value out of the transaction.
private final class Kept<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}

import Dispatch
import SQLDatabase
import Synchronization

/// Hands batches from the thread that packs rows to the one that writes them, so that both work at
/// once. There are few batches, which go round, so memory stays small.
final class BatchHandover: Sendable {
    /// The writing side has given up; its own error says why.
    struct Abandoned: Error {}

    private struct State {
        var full: [SQLRowBatch] = []
        var empty: [SQLRowBatch] = []
        var isFinished = false
        var isAbandoned = false
    }

    private let state: Mutex<State>
    /// Counts full batches, and the end.
    private let filled = DispatchSemaphore(value: 0)
    /// Counts empty batches, and the end.
    private let emptied = DispatchSemaphore(value: 0)

    /// - Parameter batches: those that go round, beside the one that the packing side has.
    init(batches: [SQLRowBatch]) {
        var first = State()
        first.empty = batches
        state = Mutex(first)
        // A semaphore must not end below the value it began with, so it begins at 0.
        for _ in batches { emptied.signal() }
    }

    /// Of the packing side: passes on a full batch and waits for an empty one.
    /// - Throws: `Abandoned`.
    func exchange(_ batch: SQLRowBatch) throws -> SQLRowBatch {
        state.withLock { $0.full.append(batch) }
        filled.signal()
        emptied.wait()
        return try state.withLock { state in
            guard !state.isAbandoned, let next = state.empty.popLast() else { throw Abandoned() }
            return next
        }
    }

    /// Of the packing side: there will be no more.
    func finish() {
        state.withLock { $0.isFinished = true }
        filled.signal()
    }

    /// Of the writing side: waits for the next full batch; nil at the end.
    func next() -> SQLRowBatch? {
        filled.wait()
        return state.withLock { $0.full.isEmpty ? nil : $0.full.removeFirst() }
    }

    /// Of the writing side: gives back a batch that is written.
    func giveBack(_ batch: SQLRowBatch) {
        batch.clear()
        state.withLock { $0.empty.append(batch) }
        emptied.signal()
    }

    /// Of the writing side: no batch will be taken any more. The packing side ends at its next
    /// exchange.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        emptied.signal()
    }
}

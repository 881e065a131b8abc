import Synchronization

/// Counts what is under way, and admits no more than so many at once.
final class ConnectionGate: Sendable {
    private let countMax: Int
    private let count = Atomic(0)

    init(countMax: Int) { self.countMax = countMax }

    /// Takes a place; false where none is free.
    func enter() -> Bool {
        if count.add(1, ordering: .relaxed).newValue <= countMax { return true }
        leave()
        return false
    }

    /// Gives a place back.
    func leave() { count.subtract(1, ordering: .relaxed) }
}

import Synchronization

/// Counts for the metrics page: codes and ids only, never a value from a file.
final class Counters: Sendable {
    private struct Key: Hashable {
        let name: String
        let label: String
        let value: String
    }

    private let counts = Mutex<[Key: Int]>([:])

    /// Adds to a count with at most one label.
    func add(_ amount: Int = 1, to name: String, _ label: String = "", _ value: String = "") {
        counts.withLock { $0[Key(name: name, label: label, value: value), default: 0] += amount }
    }

    /// The counts in a fixed order.
    var snapshot: [(name: String, labels: [(String, String)], value: Double)] {
        counts.withLock { $0 }
            .sorted {
                ($0.key.name, $0.key.label, $0.key.value) < (
                    $1.key.name, $1.key.label, $1.key.value
                )
            }
            .map { key, count in
                (key.name, key.label.isEmpty ? [] : [(key.label, key.value)], Double(count))
            }
    }
}

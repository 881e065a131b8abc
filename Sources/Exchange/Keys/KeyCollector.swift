import KeyFiles
import RecordValidation
import SharingModel
import Synchronization

/// Collects the digests of the keys of accepted rows, beyond a mebibyte in a temporary file.
///
/// Each takes 41 bytes: the row in 8, little-endian; 1 where the rule only warns, else 0; the
/// digest in 32. Rows come from one validator; the digests are read when it is done.
final class KeyCollector: RecordSink, Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var key: [UInt8] = []
        /// Safe in the mutex: made here and given to nobody.
        var spill: (any KeySpill)?
        var spilledBytes = 0
    }

    private static let entryBytes = 41
    /// A multiple of an entry.
    private static let waitingBytesMax = entryBytes * 25_000

    private let scope: KeyScope
    private let rules: [KeyRule]
    private let folder: String
    private let state = Mutex(State())
    /// Rows that the validator handed over and then found to be rejected; set when it is done.
    private let dropped = Mutex(RowSet())

    init(_ scope: KeyScope, rules: [KeyRule], folder: String) {
        self.scope = scope
        self.rules = rules
        self.folder = folder
    }

    func receive(_ record: borrowing RecordView) throws {
        for rule in rules {
            var key = state.withLock { state in
                defer { state.key = [] }
                return state.key
            }
            let hasKey = record.write(rule, to: &key)
            let entry = hasKey ? entry(record.record, rule, key) : []
            let used = key
            try state.withLock { state in
                state.key = used
                state.waiting += entry
                guard state.waiting.count >= Self.waitingBytesMax else { return }
                let spill = try state.spill ?? KeyFolder(path: folder).makeSpill()
                state.spill = spill
                try unsafe state.waiting.withUnsafeBytes {
                    try unsafe spill.write($0, at: state.spilledBytes)
                }
                state.spilledBytes += state.waiting.count
                state.waiting.removeAll(keepingCapacity: true)
            }
        }
    }

    private func entry(_ row: Int, _ rule: KeyRule, _ key: [UInt8]) -> [UInt8] {
        let place = (0..<8).map { UInt8(truncatingIfNeeded: row >> (8 * $0)) }
        return place + [rule.severity == .warning ? 1 : 0] + scope.digest(of: key, rule: rule.id)
    }

    /// Leaves out what these rows had.
    func drop(_ rows: RowSet) { dropped.withLock { $0 = rows } }

    /// Hands out every digest; may be called again.
    /// - Parameter body: is told, too, whether no other row or submission may have the key.
    /// - Throws: `KeyFileFault`, or what `body` throws.
    func forEach(_ body: (_ digest: [UInt8], _ alone: Bool) throws -> Void) throws {
        let dropped = dropped.withLock { $0 }
        try state.withLock { state in
            var piece = [UInt8](repeating: 0, count: Self.waitingBytesMax)
            var offset = 0
            while offset < state.spilledBytes {
                let count = min(piece.count, state.spilledBytes - offset)
                try unsafe piece.withUnsafeMutableBytes {
                    try unsafe state.spill?.read(
                        into: UnsafeMutableRawBufferPointer(rebasing: $0[..<count]), at: offset)
                }
                try Self.forEach(in: piece[..<count], without: dropped, body)
                offset += count
            }
            try Self.forEach(in: state.waiting[...], without: dropped, body)
        }
    }

    private static func forEach(
        in bytes: ArraySlice<UInt8>, without dropped: RowSet,
        _ body: (_ digest: [UInt8], _ alone: Bool) throws -> Void
    ) rethrows {
        for start in stride(from: 0, to: bytes.count, by: entryBytes) {
            let entry = bytes[start..<(start + entryBytes)]
            let row = entry.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
            guard !dropped.contains(row) else { continue }
            try body(Array(entry.suffix(32)), entry[start + 8] == 0)
        }
    }
}

import KeyFiles
import RecordValidation
import SharingModel
import Synchronization

/// Collects the digests of the keys of accepted rows, beyond a mebibyte in a temporary file.
///
/// Rows come from one validator; the digests are read when it is done.
final class KeyCollector: RecordSink, Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var key: [UInt8] = []
        /// Safe in the mutex: made here and given to nobody.
        var spill: (any KeySpill)?
        var spilledBytes = 0
    }

    private static let digestBytes = 32
    private static let waitingBytesMax = 1 << 20

    private let scope: KeyScope
    private let rules: [KeyRule]
    private let folder: String
    private let state = Mutex(State())

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
            let digest = hasKey ? scope.digest(of: key, rule: rule.id) : []
            let used = key
            try state.withLock { state in
                state.key = used
                state.waiting += digest
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

    /// Hands out every digest; may be called again.
    /// - Throws: `KeyFileFault`, or what `body` throws.
    func forEach(_ body: (_ digest: [UInt8]) throws -> Void) throws {
        try state.withLock { state in
            var piece = [UInt8](repeating: 0, count: Self.waitingBytesMax)
            var offset = 0
            while offset < state.spilledBytes {
                let count = min(piece.count, state.spilledBytes - offset)
                try unsafe piece.withUnsafeMutableBytes {
                    try unsafe state.spill?.read(
                        into: UnsafeMutableRawBufferPointer(rebasing: $0[..<count]), at: offset)
                }
                try Self.forEach(in: piece[..<count], body)
                offset += count
            }
            try Self.forEach(in: state.waiting[...], body)
        }
    }

    private static func forEach(
        in bytes: ArraySlice<UInt8>, _ body: (_ digest: [UInt8]) throws -> Void
    ) rethrows {
        for start in stride(from: 0, to: bytes.count, by: digestBytes) {
            try body(Array(bytes[start..<(start + digestBytes)]))
        }
    }
}

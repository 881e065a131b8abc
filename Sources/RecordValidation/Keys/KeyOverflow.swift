/// What becomes of keys that do not fit into memory. Owned by one `RowChecker`.
@safe final class KeyOverflow {
    /// Why no row can be checked any more.
    enum Halt {
        /// There is nowhere to put more keys.
        case tooManyKeys
        case fault(any Error)
    }

    let resources: ValidationResources
    private let bytesMax: Int
    private var file: SpillFile?
    private var sets: [SpilledKeys?]
    /// Set once; the validator stops then.
    private(set) var halt: Halt?

    /// - Parameters:
    ///   - bytesMax: what the keys of all rules may take in memory.
    ///   - setCount: how many rules there are.
    init(resources: ValidationResources, bytesMax: Int, setCount: Int) {
        self.resources = resources
        self.bytesMax = bytesMax / max(setCount, 1)
        sets = [SpilledKeys?](repeating: nil, count: setCount)
    }

    /// Whether repeats are found only at the end of the file.
    var isSpilling: Bool { file != nil }

    /// Takes a key that is new to its set and has no room there.
    /// - Parameter text: what the first column has, where that is not the key itself.
    /// - Returns: 0, or the record that had the key first.
    func take(
        _ key: UnsafeBufferPointer<UInt8>, hash: UInt64, place: SpilledKeys.Place,
        text: UnsafeBufferPointer<UInt8>?, into keys: UnsafeMutablePointer<UniqueKeys>, set: Int
    ) -> Int {
        guard halt == nil, let base = key.baseAddress else { return 0 }
        if sets[set] == nil, unsafe keys.pointee.makeRoom(for: key.count, bytesMax: bytesMax) {
            return unsafe keys.pointee.insert(
                base, count: key.count, hash: hash, record: place.record)
        }
        do {
            guard let spilled = unsafe try spilled(set, keys) else {
                halt = .tooManyKeys
                return 0
            }
            try unsafe spilled.append(key, hash: hash, place: place, text: text)
        } catch {
            halt = .fault(error)
        }
        return 0
    }

    /// The set's keys outside memory; the first call brings those there that are in memory.
    private func spilled(
        _ set: Int, _ keys: UnsafeMutablePointer<UniqueKeys>
    ) throws -> SpilledKeys? {
        if let known = sets[set] { return known }
        guard let store = resources.spill else { return nil }
        let shared = try file ?? SpillFile(store.makeSpill())
        file = shared
        let spilled = SpilledKeys(file: shared)
        try unsafe keys.pointee.forEach { record, key, length in
            try unsafe spilled.append(
                UnsafeBufferPointer(start: key, count: length),
                hash: keys.pointee.hash(key, length), place: SpilledKeys.Place(record: record))
        }
        unsafe keys.pointee.close()
        sets[set] = spilled
        return spilled
    }

    /// Hands out the repeats that were not found row by row.
    /// - Parameter body: gets the set's number with each.
    func forEachRepeat(_ body: (_ set: Int, borrowing SpilledKeys.Repeat) -> Void) {
        guard halt == nil else { return }
        do {
            for (set, keys) in sets.enumerated() {
                try keys?.forEachRepeat { body(set, $0) }
            }
        } catch {
            halt = .fault(error)
        }
    }

    /// Asks for an earlier submission that holds a key.
    func note(_ error: any Error) { if halt == nil { halt = .fault(error) } }
}

/// A `KeySpill` and how far it is written; the rules of one file share it.
final class SpillFile {
    private let spill: any KeySpill
    private var end = 0

    init(_ spill: any KeySpill) { self.spill = spill }

    /// Writes bytes at the end.
    /// - Returns: where they lie.
    func append(_ bytes: UnsafeRawBufferPointer) throws -> Int {
        let offset = end
        try unsafe spill.write(bytes, at: offset)
        end += bytes.count
        return offset
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws {
        try unsafe spill.read(into: buffer, at: offset)
    }
}

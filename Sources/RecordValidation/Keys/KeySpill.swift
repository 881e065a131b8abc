/// Where keys go that do not fit into memory: one growing file, or what takes its place.
///
/// One validator owns it and nobody else reads it; it is gone with its owner.
public protocol KeySpill: AnyObject {
    /// Writes bytes behind those that are there.
    /// - Parameter offset: where they go: always the end.
    /// - Throws: a fault, for example a full disk.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws

    /// Reads bytes that were written, as many as the buffer takes.
    /// - Throws: a fault, also where there are fewer.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws
}

/// Makes a `KeySpill` for a validator whose keys outgrow memory.
public protocol KeySpillStore: Sendable {
    /// A new, empty place.
    /// - Throws: a fault, for example a folder that cannot be written.
    func makeSpill() throws -> any KeySpill
}

/// Reads what a log publishes: a directory, a server, a database.
public protocol TileReader: Sendable {
    /// The published bytes.
    /// - Parameter path: `checkpoint`, or a path that `TilePath` writes.
    /// - Returns: nil where nothing is published there.
    /// - Throws: what the place itself throws when it cannot be read.
    func bytes(at path: String) throws -> [UInt8]?
}

extension TileReader {
    /// The bytes of a tile of hashes; where the partial tile is gone, the front of the full one.
    /// - Throws: `tile-missing` or `tile-invalid`, or what the reader throws.
    func hashes(at path: TilePath) throws -> [UInt8] {
        let bytesWanted = path.width * MerkleHash.byteCount
        if let bytes = try bytes(at: path.text) {
            guard bytes.count == bytesWanted else {
                throw LedgerError(
                    .tileInvalid, "\(path.text) has \(bytes.count) bytes, not \(bytesWanted).")
            }
            return bytes
        }
        let full = path.with(width: TilePath.fullWidth)
        guard path != full, let bytes = try bytes(at: full.text) else {
            throw LedgerError(.tileMissing, "\(path.text) is not published.")
        }
        guard bytes.count == TilePath.fullWidth * MerkleHash.byteCount else {
            throw LedgerError(
                .tileInvalid, "\(full.text) has \(bytes.count) bytes, not those of a full tile.")
        }
        return Array(bytes.prefix(bytesWanted))
    }

    /// The entries of a bundle; where the partial bundle is gone, the front of the full one.
    /// - Throws: `tile-missing` or `entry-invalid`, or what the reader throws.
    func entries(at path: TilePath) throws -> [[UInt8]] {
        let full = path.with(width: TilePath.fullWidth)
        if let bytes = try bytes(at: path.text) {
            return try EntryBundle.entries(in: bytes, count: path.width)
        }
        guard path != full, let bytes = try bytes(at: full.text) else {
            throw LedgerError(.tileMissing, "\(path.text) is not published.")
        }
        return Array(try EntryBundle.entries(in: bytes, count: full.width).prefix(path.width))
    }
}

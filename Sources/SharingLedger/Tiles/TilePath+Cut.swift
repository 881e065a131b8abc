extension TilePath {
    /// What is published at this path, cut from the front of a wider tile or bundle of the same
    /// place: a store that keeps only the newest open tile can answer for every older width.
    /// - Parameter wider: the bytes of the tile or bundle as it now is.
    /// - Returns: the first `width` hashes, or entries with their lengths.
    /// - Throws: `tile-invalid` or `entry-invalid` where it holds fewer or cannot be read.
    public func cut(from wider: [UInt8]) throws(LedgerError) -> [UInt8] {
        guard level == nil else {
            let count = width * MerkleHash.byteCount
            guard wider.count >= count else {
                throw LedgerError(.tileInvalid, "\(text) is wider than what is kept.")
            }
            return Array(wider.prefix(count))
        }
        let entries = try EntryBundle.entries(in: wider)
        guard entries.count >= width else {
            throw LedgerError(.entryInvalid, "\(text) is wider than what is kept.")
        }
        return try EntryBundle.bytes(of: Array(entries.prefix(width)))
    }
}

/// Makes proofs against one checkpoint; what one proof has computed, the next ones need not.
public struct LogProver: Sendable {
    /// The checkpoint, signed.
    public let checkpoint: SignedNote
    /// How many entries it covers.
    public let size: Int
    /// The tiles and hashes known so far, owned by this value.
    private var subtrees: SubtreeHashes

    /// A prover.
    /// - Parameters:
    ///   - note: the signed checkpoint.
    ///   - size: its size.
    ///   - reader: where the tiles of a log of that size are.
    /// - Throws: `note-malformed`.
    public init(note: String, size: Int, reader: any TileReader) throws(LedgerError) {
        checkpoint = try SignedNote(parsing: Array(note.utf8))
        self.size = size
        subtrees = SubtreeHashes(size: size, reader: reader)
    }

    /// The proof that an entry is in the log.
    /// - Parameter index: the entry's index, from 0.
    /// - Throws: `proof-invalid` where the checkpoint does not cover it, `tile-missing` or
    ///   `tile-invalid`, or what the reader throws.
    public mutating func proof(of index: Int) throws -> TlogProof {
        let hashes = try InclusionProof.generate(index: index, size: size, &subtrees)
        return try TlogProof(index: index, hashes: hashes, checkpoint: checkpoint)
    }
}

/// Proofs that an entry is in a log: the hashes of the subtrees beside the way from leaf to root.
///
/// Source: RFC 6962 §2.1.1; RFC 9162 §2.1.3.
public enum InclusionProof {
    /// Makes a proof from published tiles.
    /// - Parameters:
    ///   - index: the leaf's index, from 0.
    ///   - size: the size of the tree, above the index.
    ///   - reader: where the tiles of a log of at least that size are.
    ///   - publishedSize: the size for which tiles are published, if it is above `size`.
    /// - Returns: hashes of 32 bytes, from the leaf's sibling up.
    /// - Throws: `proof-invalid` where index and size do not fit, `tile-missing` or `tile-invalid`,
    ///   or what the reader throws.
    public static func generate(
        index: Int, size: Int, reader: any TileReader, publishedSize: Int? = nil
    ) throws -> [[UInt8]] {
        guard publishedSize ?? size >= size else {
            throw LedgerError(.proofInvalid, "Fewer than \(size) entries are published.")
        }
        var subtrees = SubtreeHashes(size: publishedSize ?? size, reader: reader)
        return try generate(index: index, size: size, &subtrees)
    }

    /// Makes a proof from what is known of the log's subtrees.
    static func generate(
        index: Int, size: Int, _ subtrees: inout SubtreeHashes
    ) throws -> [[UInt8]] {
        guard index >= 0, index < size else {
            throw LedgerError(.proofInvalid, "A log of \(size) entries has no entry \(index).")
        }
        var proof: [[UInt8]] = []
        var (start, end) = (0, size)
        while end - start > 1 {
            let middle = start + SubtreeHashes.split(end - start)
            if index < middle {
                proof.append(try subtrees.root(middle, end))
                end = middle
            } else {
                proof.append(try subtrees.root(start, middle))
                start = middle
            }
        }
        return proof.reversed()
    }

    /// Checks a proof.
    /// - Throws: `proof-invalid` where it does not lead from the leaf to the root.
    public static func verify(
        leafHash: [UInt8], index: Int, size: Int, proof: [[UInt8]], root: [UInt8]
    ) throws(LedgerError) {
        guard try self.root(leafHash: leafHash, index: index, size: size, proof: proof) == root
        else { throw LedgerError(.proofInvalid, "The proof does not lead to the root.") }
    }

    /// The root to which a proof leads. Source: RFC 9162 §2.1.3.2.
    /// - Throws: `proof-invalid` where the proof has too few or too many hashes, or one is not of
    ///   32 bytes.
    public static func root(
        leafHash: [UInt8], index: Int, size: Int, proof: [[UInt8]]
    ) throws(LedgerError) -> [UInt8] {
        guard index >= 0, index < size else {
            throw LedgerError(.proofInvalid, "A log of \(size) entries has no entry \(index).")
        }
        guard leafHash.count == MerkleHash.byteCount,
            proof.allSatisfy({ $0.count == MerkleHash.byteCount })
        else { throw LedgerError(.proofInvalid, "A hash of the proof is not of 32 bytes.") }
        var (node, last) = (index, size - 1)
        var hash = leafHash
        for sibling in proof {
            guard last > 0 else { throw LedgerError(.proofInvalid, "The proof is too long.") }
            if node & 1 == 1 || node == last {
                hash = MerkleHash.node(sibling, hash)
                while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        guard last == 0 else { throw LedgerError(.proofInvalid, "The proof is too short.") }
        return hash
    }
}

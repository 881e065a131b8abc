/// Proofs that a log has only grown between two sizes.
///
/// Source: RFC 6962 §2.1.2; RFC 9162 §2.1.4.
public enum ConsistencyProof {
    /// Makes a proof from published tiles.
    /// - Parameters:
    ///   - older: the size before, 1 or more.
    ///   - newer: the size after, not below `older`.
    ///   - reader: where the tiles of a log of at least the newer size are.
    ///   - publishedSize: the size for which tiles are published, if it is above `newer`.
    /// - Returns: hashes of 32 bytes; none where the sizes are equal.
    /// - Throws: `proof-invalid` where the sizes do not fit, `tile-missing` or `tile-invalid`, or
    ///   what the reader throws.
    public static func generate(
        from older: Int, to newer: Int, reader: any TileReader, publishedSize: Int? = nil
    ) throws -> [[UInt8]] {
        guard older > 0, older <= newer, publishedSize ?? newer >= newer else {
            throw LedgerError(.proofInvalid, "No proof leads from size \(older) to size \(newer).")
        }
        var subtrees = SubtreeHashes(size: publishedSize ?? newer, reader: reader)
        var proof: [[UInt8]] = []
        var (start, end) = (0, newer)
        while older < end {
            let middle = start + SubtreeHashes.split(end - start)
            if older <= middle {
                proof.append(try subtrees.root(middle, end))
                end = middle
            } else {
                proof.append(try subtrees.root(start, middle))
                start = middle
            }
        }
        // The verifier knows the older root; it needs its last subtree only where that is a part.
        if start > 0 { proof.append(try subtrees.root(start, end)) }
        return proof.reversed()
    }

    /// Checks a proof. Source: RFC 9162 §2.1.4.2.
    /// - Throws: `proof-invalid` where the newer tree does not continue the older one. From the
    ///   empty tree nothing can be proved: only two empty trees with the empty root are accepted.
    public static func verify(
        from older: Int, to newer: Int, olderRoot: [UInt8], newerRoot: [UInt8], proof: [[UInt8]]
    ) throws(LedgerError) {
        guard older >= 0, older <= newer else {
            throw LedgerError(.proofInvalid, "The log shrank from \(older) to \(newer) entries.")
        }
        if older == newer {
            guard proof.isEmpty, olderRoot == newerRoot, older > 0 || olderRoot == MerkleHash.empty
            else {
                throw LedgerError(.proofInvalid, "One size has two roots, or a proof too much.")
            }
            return
        }
        guard older > 0 else {
            throw LedgerError(.proofInvalid, "Nothing can be proved from the empty log.")
        }
        guard proof.allSatisfy({ $0.count == MerkleHash.byteCount }) else {
            throw LedgerError(.proofInvalid, "A hash of the proof is not of 32 bytes.")
        }
        let roots = try roots(older, newer, olderRoot, proof)
        guard roots.older == olderRoot, roots.newer == newerRoot else {
            throw LedgerError(.proofInvalid, "The newer log does not continue the older one.")
        }
    }

    private static func roots(
        _ older: Int, _ newer: Int, _ olderRoot: [UInt8], _ proof: [[UInt8]]
    ) throws(LedgerError) -> (older: [UInt8], newer: [UInt8]) {
        var rest = proof[...]
        // Where the older size is a power of two its root is itself the first subtree.
        let first = older.nonzeroBitCount == 1 ? olderRoot : rest.popFirst()
        guard let first else { throw LedgerError(.proofInvalid, "The proof is too short.") }
        var (node, last) = (older - 1, newer - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        var (olderHash, newerHash) = (first, first)
        for hash in rest {
            guard last > 0 else { throw LedgerError(.proofInvalid, "The proof is too long.") }
            if node & 1 == 1 || node == last {
                olderHash = MerkleHash.node(hash, olderHash)
                newerHash = MerkleHash.node(hash, newerHash)
                while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                newerHash = MerkleHash.node(newerHash, hash)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        guard last == 0 else { throw LedgerError(.proofInvalid, "The proof is too short.") }
        return (olderHash, newerHash)
    }
}

/// A proof, checked without any server, that an entry is in a log.
///
/// Lines: `c2sp.org/tlog-proof@v1`, `extra <base64>` where there is any, `index <number>`, the
/// inclusion proof's hashes in base64, an empty line, and the signed checkpoint. Source: C2SP
/// tlog-proof.
public struct TlogProof: Sendable, Hashable {
    /// The first line.
    public static let header = "c2sp.org/tlog-proof@v1"
    /// The most hashes of a proof: one for each level of the largest tree.
    public static let hashesMax = 63

    /// Bytes for the application's own use; nothing vouches for them.
    public let extra: [UInt8]?
    /// The entry's index, from 0.
    public let index: Int
    /// The inclusion proof, from the leaf's sibling up.
    public let hashes: [[UInt8]]
    /// The signed checkpoint.
    public let checkpoint: SignedNote

    /// A proof.
    /// - Throws: `proof-malformed` where the index is negative, or a hash is not of 32 bytes.
    public init(
        index: Int, hashes: [[UInt8]], checkpoint: SignedNote, extra: [UInt8]? = nil
    ) throws(LedgerError) {
        guard index >= 0, hashes.count <= Self.hashesMax,
            hashes.allSatisfy({ $0.count == MerkleHash.byteCount })
        else { throw LedgerError(.proofMalformed, "The index or a hash is not valid.") }
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// Reads a proof.
    /// - Throws: `proof-malformed` or `note-malformed`.
    public init(parsing bytes: [UInt8]) throws(LedgerError) {
        guard bytes.count <= SignedNote.bytesMax,
            let blank = bytes.indices.dropLast().first(where: {
                bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A
            }),
            let head = String(validating: bytes[..<blank], as: UTF8.self)
        else { throw Self.malformed("it has no empty line before its checkpoint") }
        var lines = head.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Self.header[...] else {
            throw Self.malformed("its first line is not \(Self.header)")
        }
        var extra: [UInt8]?
        if let line = lines.first, line.hasPrefix("extra ") {
            guard let bytes = Base64.bytes(of: line.dropFirst(6)) else {
                throw Self.malformed("its extra data are not base64")
            }
            extra = bytes
            lines.removeFirst()
        }
        guard let line = lines.popFirst(), line.hasPrefix("index "),
            let index = DecimalText.number(line.dropFirst(6))
        else { throw Self.malformed("it has no index") }
        var hashes: [[UInt8]] = []
        for line in lines {
            guard let hash = Base64.bytes(of: line), hash.count == MerkleHash.byteCount else {
                throw Self.malformed("its hash \(hashes.count + 1) cannot be read")
            }
            hashes.append(hash)
        }
        try self.init(
            index: index, hashes: hashes,
            checkpoint: try SignedNote(parsing: Array(bytes[(blank + 2)...])), extra: extra)
    }

    /// The proof as it is written.
    public var encoded: String {
        var lines = [Self.header]
        if let extra { lines.append("extra " + Base64.text(of: extra)) }
        lines.append("index \(index)")
        lines += hashes.map(Base64.text(of:))
        return lines.map { $0 + "\n" }.joined() + "\n" + checkpoint.encoded
    }

    /// Checks the log's signature and that the leaf is in the tree that it signed.
    /// - Returns: the checkpoint.
    /// - Throws: `signature-missing`, `signature-invalid`, `checkpoint-malformed`,
    ///   `checkpoint-inconsistent` or `proof-invalid`.
    @discardableResult
    public func verify(leafHash: [UInt8], log: NoteVerifier) throws(LedgerError) -> Checkpoint {
        let head = try Checkpoint(verifying: Array(checkpoint.encoded.utf8), log: log)
        try InclusionProof.verify(
            leafHash: leafHash, index: index, size: head.size, proof: hashes, root: head.root)
        return head
    }

    private static func malformed(_ what: String) -> LedgerError {
        LedgerError(.proofMalformed, "The proof cannot be read: \(what).")
    }
}

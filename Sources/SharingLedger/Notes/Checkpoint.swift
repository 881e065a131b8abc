/// How large a log is and what its root is: the text of the note that the log signs.
///
/// Lines: origin, size in decimal, root in base64, extensions. Source: C2SP tlog-checkpoint.
public struct Checkpoint: Sendable, Hashable {
    /// The name of the log.
    public let origin: String
    /// How many entries it has.
    public let size: Int
    /// The root hash, 32 bytes.
    public let root: [UInt8]
    /// Further lines; ours have none.
    public let extensions: [String]

    /// A checkpoint.
    /// - Throws: `checkpoint-malformed` where a line would be empty or broken, the size negative,
    ///   or the root not of 32 bytes.
    public init(
        origin: String, size: Int, root: [UInt8], extensions: [String] = []
    ) throws(LedgerError) {
        let lines = [origin] + extensions
        guard size >= 0, root.count == MerkleHash.byteCount,
            lines.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x20 } })
        else {
            throw LedgerError(.checkpointMalformed, "A line, the size or the root is not valid.")
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a note, without its signatures.
    /// - Throws: `checkpoint-malformed`.
    public init(parsing text: String) throws(LedgerError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last?.isEmpty == true,
            let size = DecimalText.number(lines[1]), let root = Base64.bytes(of: lines[2])
        else {
            throw LedgerError(
                .checkpointMalformed, "A checkpoint has an origin, a size and a root, each a line.")
        }
        try self.init(
            origin: String(lines[0]), size: size, root: root,
            extensions: lines.dropFirst(3).dropLast().map(String.init))
    }

    /// Reads a signed checkpoint and checks its log's signature.
    /// - Parameters:
    ///   - note: the note as published.
    ///   - log: the log's key, whose name is the origin.
    /// - Throws: `note-malformed`, `checkpoint-malformed`, `signature-missing` or
    ///   `signature-invalid`; `checkpoint-inconsistent` where the origin is another log's.
    public init(verifying note: [UInt8], log: NoteVerifier) throws(LedgerError) {
        let note = try SignedNote(parsing: note)
        try note.verify(with: [log])
        try self.init(parsing: note.text)
        guard origin == log.name else {
            throw LedgerError(
                .checkpointInconsistent, "The checkpoint is that of \(origin), not of \(log.name).")
        }
    }

    /// The text that is signed, with its final line end.
    public var text: String {
        ([origin, String(size), Base64.text(of: root)] + extensions).map { $0 + "\n" }.joined()
    }

    /// The checkpoint with the log's signature.
    /// - Throws: `signing-failed`; `checkpoint-inconsistent` where the signer's name is not the
    ///   origin.
    public func signed(by signer: NoteSigner) throws(LedgerError) -> SignedNote {
        guard signer.verifier.name == origin else {
            throw LedgerError(
                .checkpointInconsistent, "\(signer.verifier.name) does not sign for \(origin).")
        }
        return try SignedNote(text: text, signatures: [signer.signature(of: text)])
    }
}

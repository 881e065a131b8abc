/// A text and the signatures on it.
///
/// The text ends with a line end; then stand an empty line and the signature lines. Source: C2SP
/// signed-note.
public struct SignedNote: Sendable, Hashable {
    /// The largest note that is read.
    public static let bytesMax = 1 << 20
    /// The most signature lines that are read.
    public static let signaturesMax = 100

    /// What is signed, with its final line end.
    public let text: String
    /// The signatures in their order, those of unknown keys too.
    public private(set) var signatures: [NoteSignature]

    /// A note that is being made.
    /// - Throws: `note-malformed` where the text is empty, does not end with a line end, or holds
    ///   control characters.
    public init(text: String, signatures: [NoteSignature]) throws(LedgerError) {
        guard text.utf8.last == 0x0A, text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
            throw LedgerError(
                .noteMalformed, "A note ends with a line end and has no control characters.")
        }
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note.
    /// - Throws: `note-malformed` where it is not of the form above or passes the limits.
    public init(parsing bytes: [UInt8]) throws(LedgerError) {
        guard bytes.count <= Self.bytesMax else {
            throw LedgerError(.noteMalformed, "The note has more than \(Self.bytesMax) bytes.")
        }
        guard bytes.last == 0x0A,
            let blank = bytes.indices.dropLast().last(where: {
                bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A
            }),
            let text = String(validating: bytes[...blank], as: UTF8.self),
            let tail = String(validating: bytes[(blank + 2)...], as: UTF8.self)
        else {
            throw LedgerError(
                .noteMalformed, "A note is text, an empty line, and signature lines, in UTF-8.")
        }
        let lines = tail.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard !lines.isEmpty, lines.count <= Self.signaturesMax else {
            throw LedgerError(
                .noteMalformed, "A note has 1 to \(Self.signaturesMax) signature lines.")
        }
        var signatures: [NoteSignature] = []
        for line in lines {
            guard let signature = NoteSignature(line: line) else {
                throw LedgerError(
                    .noteMalformed, "Signature line \(signatures.count + 1) cannot be read.")
            }
            signatures.append(signature)
        }
        try self.init(text: text, signatures: signatures)
    }

    /// The note as it is written.
    public var encoded: String {
        text + "\n" + signatures.map { $0.line + "\n" }.joined()
    }

    /// Adds a signature at the end; one of the same key is replaced.
    public mutating func add(_ signature: NoteSignature) {
        signatures.removeAll { $0.key == signature.key }
        signatures.append(signature)
    }

    /// Checks the signatures of known keys; those of other keys are ignored.
    /// - Parameter verifiers: the keys that are known.
    /// - Returns: the signatures that were found good, at most one of each key.
    /// - Throws: `signature-invalid` where a known key's signature is bad, `signature-missing`
    ///   where there is none of a known key.
    @discardableResult
    public func verify(with verifiers: [NoteVerifier]) throws(LedgerError) -> [VerifiedSignature] {
        var verified: [VerifiedSignature] = []
        for signature in signatures {
            guard let verifier = verifiers.first(where: { $0.key == signature.key }),
                !verified.contains(where: { $0.verifier.key == verifier.key })
            else { continue }
            verified.append(try verifier.verify(signature, of: text))
        }
        guard !verified.isEmpty else {
            throw LedgerError(.signatureMissing, "No known key signed the note.")
        }
        return verified
    }
}

public import Cryptography

/// A public key that signs notes, written `<name>+<identifier in hexadecimal>+<base64>`.
///
/// The base64 holds the algorithm's byte and the 32 bytes of the Ed25519 key. Source: C2SP
/// signed-note.
public struct NoteVerifier: Sendable, Hashable {
    /// How signature lines name the key.
    public let key: NoteKey
    /// What its signatures are over.
    public let algorithm: NoteKey.Algorithm
    /// The key itself.
    public let publicKey: Ed25519PublicKey

    /// A key of that name.
    /// - Throws: `key-malformed` where the name is not one.
    public init(
        name: String, publicKey: Ed25519PublicKey, algorithm: NoteKey.Algorithm = .ed25519
    ) throws(LedgerError) {
        key = try NoteKey(name: name, algorithm: algorithm, publicKey: publicKey.rawBytes)
        self.algorithm = algorithm
        self.publicKey = publicKey
    }

    /// Reads the written form.
    /// - Throws: `key-malformed` where it is not of that form, is of another algorithm, or its
    ///   identifier is not that of its key.
    public init(vkey: String) throws(LedgerError) {
        let parts = vkey.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 8, let bytes = Base64.bytes(of: parts[2]),
            let algorithm = bytes.first.flatMap({ NoteKey.Algorithm(rawValue: $0) }),
            bytes.count == 33
        else {
            throw LedgerError(
                .keyMalformed, "A verifier key is written name+identifier+base64 (Ed25519).")
        }
        let publicKey: Ed25519PublicKey
        do { publicKey = try Ed25519PublicKey(rawBytes: Array(bytes.dropFirst())) } catch {
            throw LedgerError(.keyMalformed, "The verifier key is not an Ed25519 key: \(error)")
        }
        try self.init(name: String(parts[0]), publicKey: publicKey, algorithm: algorithm)
        guard text == vkey else {
            throw LedgerError(.keyMalformed, "The identifier is not that of the verifier key.")
        }
    }

    /// The name that signature lines carry.
    public var name: String { key.name }

    /// The written form.
    public var text: String {
        let digits = String(key.identifier, radix: 16)
        return key.name + "+" + String(repeating: "0", count: 8 - digits.count) + digits + "+"
            + Base64.text(of: [algorithm.rawValue] + publicKey.rawBytes)
    }

    /// Checks one signature over a note's text.
    /// - Throws: `signature-invalid`.
    func verify(_ signature: NoteSignature, of text: String) throws(LedgerError)
        -> VerifiedSignature
    {
        switch algorithm {
        case .ed25519:
            guard publicKey.isValid(signature: signature.bytes, for: Array(text.utf8)) else {
                throw invalid
            }
            return VerifiedSignature(verifier: self, unixSeconds: nil)
        case .cosignature:
            guard signature.bytes.count == 72, signature.bytes[0] < 0x80 else { throw invalid }
            let seconds = signature.bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) }
            let message = Self.cosignedMessage(text, unixSeconds: seconds)
            guard publicKey.isValid(signature: Array(signature.bytes.dropFirst(8)), for: message)
            else { throw invalid }
            return VerifiedSignature(verifier: self, unixSeconds: seconds)
        }
    }

    private var invalid: LedgerError {
        LedgerError(.signatureInvalid, "The signature by \(key.name) does not fit the note.")
    }

    /// What a witness signs. Source: C2SP tlog-cosignature.
    static func cosignedMessage(_ text: String, unixSeconds: Int) -> [UInt8] {
        Array("cosignature/v1\ntime \(unixSeconds)\n\(text)".utf8)
    }
}

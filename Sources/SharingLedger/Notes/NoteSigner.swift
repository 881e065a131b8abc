public import Cryptography

/// A private key that signs notes under a name.
public struct NoteSigner: Sendable {
    /// The public half, as verifiers hold it.
    public let verifier: NoteVerifier
    private let privateKey: Ed25519PrivateKey

    /// A signer of that name.
    /// - Parameters:
    ///   - name: for a log, its origin.
    ///   - key: the private key.
    ///   - algorithm: plain signatures, or a witness's cosignatures.
    /// - Throws: `key-malformed` where the name is empty or holds spaces or `+`.
    public init(
        name: String, key: Ed25519PrivateKey, algorithm: NoteKey.Algorithm = .ed25519
    ) throws(LedgerError) {
        verifier = try NoteVerifier(name: name, publicKey: key.publicKey, algorithm: algorithm)
        privateKey = key
    }

    /// Signs a note's text.
    /// - Parameters:
    ///   - text: the text with its final line end.
    ///   - unixSeconds: the time that a witness states; plain signatures state none.
    /// - Throws: `signing-failed` with libcrypto's reason.
    public func signature(of text: String, unixSeconds: Int = 0) throws(LedgerError)
        -> NoteSignature
    {
        do {
            switch verifier.algorithm {
            case .ed25519:
                let bytes = try privateKey.signature(for: Array(text.utf8))
                return NoteSignature(key: verifier.key, bytes: bytes)
            case .cosignature:
                let message = NoteVerifier.cosignedMessage(text, unixSeconds: unixSeconds)
                let time = stride(from: 56, through: 0, by: -8).map {
                    UInt8(unixSeconds >> $0 & 0xFF)
                }
                let bytes = try privateKey.signature(for: message)
                return NoteSignature(key: verifier.key, bytes: time + bytes)
            }
        } catch {
            throw LedgerError(.signingFailed, "The note could not be signed: \(error)")
        }
    }
}

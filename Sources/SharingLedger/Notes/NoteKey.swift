import Cryptography

/// What names a key on a note: a name, and an identifier of four bytes.
///
/// Source: C2SP signed-note.
public struct NoteKey: Sendable, Hashable {
    /// What a signature means, and the byte that says so.
    public enum Algorithm: UInt8, Sendable, Hashable {
        /// Ed25519 over the note's text.
        case ed25519 = 0x01
        /// Ed25519 over time and checkpoint, by a witness. Source: C2SP tlog-cosignature.
        case cosignature = 0x04
    }

    /// The name: not empty, without spaces and `+`.
    public let name: String
    /// The first four bytes of SHA-256 of name, line end, algorithm and public key, high byte
    /// first.
    public let identifier: UInt32

    /// The key with this public key.
    /// - Throws: `key-malformed` where the name is not one.
    init(name: String, algorithm: Algorithm, publicKey: [UInt8]) throws(LedgerError) {
        guard Self.isName(name) else {
            throw LedgerError(.keyMalformed, "A key name has no spaces and no `+`.")
        }
        self.name = name
        let digest = SHA256Hasher.hash(Array(name.utf8) + [0x0A, algorithm.rawValue] + publicKey)
        identifier = digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The name and identifier as a signature line has them; nil where the name is not one.
    init?(name: some StringProtocol, identifier: UInt32) {
        guard Self.isName(name) else { return nil }
        self.name = String(name)
        self.identifier = identifier
    }

    /// The four bytes of the identifier.
    var identifierBytes: [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(identifier >> UInt32($0) & 0xFF) }
    }

    private static func isName(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace
            }
    }
}

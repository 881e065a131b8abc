import Cryptography
public import SharingModel

/// The file that a receipt is for, and the salt that ties it to the ledger entry.
///
/// The ledger is read by others, so it holds only a commitment: without the salt nobody can find
/// out from it whether a file they guess at was sent.
public struct ReceiptFile: Sendable, Hashable {
    /// How many bytes the file has.
    public let bytes: Int
    /// SHA-256 of the file.
    public let digest: SHA256Digest
    /// Random bytes, 16 to 64.
    public let salt: [UInt8]

    /// A file.
    /// - Throws: `receipt-malformed` where the size is negative or the salt too short or long.
    public init(bytes: Int, digest: SHA256Digest, salt: [UInt8]) throws(LedgerError) {
        guard bytes >= 0, (16...64).contains(salt.count) else {
            throw LedgerError(.receiptMalformed, "A receipt's salt has 16 to 64 bytes.")
        }
        self.bytes = bytes
        self.digest = digest
        self.salt = salt
    }

    /// What the ledger entry holds: SHA-256 of salt and digest.
    public var commitment: SHA256Digest { Self.commitment(salt: salt, digest: digest) }

    /// SHA-256 of a salt and a file's digest.
    public static func commitment(salt: [UInt8], digest: SHA256Digest) -> SHA256Digest {
        guard let value = SHA256Digest(bytes: SHA256Hasher.hash(salt + digest.bytes)) else {
            preconditionFailure("SHA-256 has 32 bytes")
        }
        return value
    }
}

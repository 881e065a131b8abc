public import SharingModel

/// An entry as the ledger holds it.
public struct LedgerRecord: Sendable, Hashable {
    /// The entry with its final sequence and time.
    public let entry: LedgerEntry
    /// The leaf's bytes: the entry's canonical JSON.
    public let bytes: [UInt8]
    /// The leaf's hash, 32 bytes. Source: RFC 6962 §2.1.
    public let leafHash: [UInt8]

    /// A record of an entry that has its sequence.
    public init(entry: LedgerEntry, bytes: [UInt8], leafHash: [UInt8]) {
        self.entry = entry
        self.bytes = bytes
        self.leafHash = leafHash
    }

    /// From 1; the leaf's index is one less.
    public var sequence: Int { entry.sequence }
}

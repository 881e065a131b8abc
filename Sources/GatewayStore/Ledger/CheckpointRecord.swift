public import SharingModel

/// A signed checkpoint as the store keeps it.
public struct CheckpointRecord: Sendable, Hashable {
    /// How many entries it covers.
    public let size: Int
    /// The root hash, 32 bytes.
    public let root: [UInt8]
    /// The signed note as it is published.
    public let note: String
    /// The time of the last entry it covers.
    public let time: Instant

    /// A checkpoint.
    public init(size: Int, root: [UInt8], note: String, time: Instant) {
        self.size = size
        self.root = root
        self.note = note
        self.time = time
    }
}

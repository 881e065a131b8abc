/// An operation as it stands in the processing log.
public struct ProcessingLogEntry: Sendable, Hashable {
    /// From 1, without gaps.
    public let sequence: Int
    /// The operation.
    public let event: ProcessingEvent
    /// SHA-256 of the link before it (32 zero bytes for the first) and of this entry's canonical
    /// JSON.
    public let link: [UInt8]
}

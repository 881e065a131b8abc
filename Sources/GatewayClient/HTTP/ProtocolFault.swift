/// The gateway's answer, or our own code, broke the contract between them.
public struct ProtocolFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was expected and did not come; never content.
    public let detail: String

    /// A fault in words.
    public init(_ detail: String) { self.detail = detail }

    /// In words, for messages.
    public var description: String { detail }
}

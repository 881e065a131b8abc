/// Why a condition on records cannot be read.
public struct FilterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public let reason: String
    /// What to write instead.
    public let hint: String

    /// An error in words.
    public init(_ reason: String, hint: String) {
        self.reason = reason
        self.hint = hint
    }

    /// In words, for messages.
    public var description: String { reason }
}

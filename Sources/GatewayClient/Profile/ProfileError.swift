/// Why a profile cannot be used, and what to do.
public struct ProfileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public let reason: String
    /// What to do next.
    public let hint: String

    /// An error in words.
    public init(_ reason: String, hint: String) {
        self.reason = reason
        self.hint = hint
    }

    /// A file of the profile that cannot be read or written.
    public init(_ error: LocalFileError) {
        self.init("\(error.path): \(error.reason)", hint: error.hint)
    }

    /// In words, for messages.
    public var description: String { reason }
}

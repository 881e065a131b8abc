/// What a program said and how it ended.
public struct CommandResult: Sendable, CustomStringConvertible {
    /// The exit status; 128 and the signal's number where a signal ended it.
    public let status: Int32
    /// Standard output.
    public let output: String
    /// Standard error.
    public let errors: String

    /// All of it, for a failing test's message.
    public var description: String {
        "exit status \(status)\n--- output\n\(output)\n--- errors\n\(errors)"
    }
}

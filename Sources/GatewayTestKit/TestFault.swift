/// What went wrong in a test's surroundings, as opposed to in what it tests.
public struct TestFault: Error, CustomStringConvertible {
    /// In words, with what the programs said.
    public let description: String

    /// Describes a fault.
    public init(_ description: String) { self.description = description }
}

/// One thing that is wrong with a registry file, and where.
public struct RegistryProblem: Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    /// In characters, from 1.
    public let column: Int
    /// The place in the document, for example `agreements[2].power`; empty for the whole of it.
    public let path: String
    /// What is wrong.
    public let reason: String
    /// What to do about it.
    public let help: String

    /// For example `line 12, column 5: …`.
    public var description: String { "line \(line), column \(column): \(reason)" }
}

public import SharingModel

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

    /// Refuses a file for its problems.
    /// - Parameter problems: in order of place; at least one.
    /// - Returns: `registry-invalid` with the first problem's line and column, and how many more
    ///   there are; `field` is its place in the document.
    public static func refusal(_ problems: [RegistryProblem]) -> Refusal {
        let first = problems.first
        let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
        return Refusal(
            .registryInvalid, (first?.description ?? "") + more, help: first?.help ?? "",
            field: first?.path)
    }
}

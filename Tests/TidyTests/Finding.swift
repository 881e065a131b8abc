import Testing

/// One place in the repository that breaks a rule.
struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// Relative to the repository.
    let path: String
    /// From 1; nil where the whole file is meant.
    let line: Int?
    let rule: String

    var description: String {
        guard let line else { return "\(path): \(rule)" }
        return "\(path):\(line): \(rule)"
    }
}

/// Records each finding as an issue of its own.
func expectNone(_ findings: [Finding], at location: SourceLocation = #_sourceLocation) {
    for finding in findings { Issue.record("\(finding)", sourceLocation: location) }
}

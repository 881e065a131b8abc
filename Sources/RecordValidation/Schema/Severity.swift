/// Whether a finding rejects its row, or only says something.
public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The row is rejected.
    case error
    /// The row stands.
    case warning
}

/// How a submission stands to the day on which it was due.
public enum Timeliness: String, Sendable, Hashable, CaseIterable {
    /// By the due day.
    case onTime = "on-time"
    /// After it.
    case late
    /// No agreement expected it.
    case notExpected = "not-expected"
}

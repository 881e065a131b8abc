/// What becomes of a file.
public enum ValidationVerdict: String, Sendable, Hashable, CaseIterable {
    /// Every row stands.
    case accepted
    /// Some rows stand.
    case acceptedInPart = "accepted-in-part"
    /// No row stands.
    case refused
}

/// The forms of a result. Source: JSON Schema Core 2020-12 §12.4.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
    /// Validity alone; a flat list; a tree without what adds nothing.
    case flag
    case basic
    case detailed
}

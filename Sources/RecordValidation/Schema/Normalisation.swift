/// How the text of a cell becomes its normalised value, where the type alone does not say.
public enum Normalisation: String, Sendable, Hashable, CaseIterable {
    /// Civil time of Europe/London to a moment in UTC.
    case localDateTime = "local-datetime"
    /// A month `YYYY-MM` to its first day.
    case month
}

/// A column common to every dataset of the analysis store, which a dataset's column supplies.
public enum CoreField: String, Sendable, Hashable, CaseIterable {
    /// When it happened.
    case occurredAt = "occurred_at"
    /// Where it happened: an area code or the name of a place.
    case place
    /// Degrees north, WGS84.
    case latitude
    /// Degrees east, WGS84.
    case longitude
    /// What kind of event it was.
    case category
}

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
    /// Metres east on the British National Grid; with `northing` it gives latitude and longitude.
    case easting
    /// Metres north on the British National Grid.
    case northing
    /// What kind of event it was.
    case category
}

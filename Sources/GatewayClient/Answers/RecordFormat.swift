/// The formats in which the gateway gives records.
public enum RecordFormat: String, Sendable, Hashable, CaseIterable {
    case json
    case csv
    case ndjson

    /// The media type to ask for.
    public var mediaType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv"
        case .ndjson: "application/x-ndjson"
        }
    }
}

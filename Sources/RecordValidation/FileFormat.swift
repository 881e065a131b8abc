/// The form of a file. It is never guessed from the content.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
    /// RFC 4180 in UTF-8, with a header line.
    case csv
    /// One JSON object on each line, its members named as the schema's properties.
    case ndjson

    /// The format that a media type stands for; nil where it stands for none.
    /// - Parameter mediaType: without parameters, in small letters.
    public init?(mediaType: String) {
        switch mediaType {
        case "text/csv": self = .csv
        case "application/x-ndjson", "application/ndjson", "application/jsonl": self = .ndjson
        default: return nil
        }
    }

    /// The format that a file's name tells: `.ndjson` and `.jsonl` are NDJSON, all else is CSV.
    public init(fileName: String) {
        let name = fileName.lowercased()
        self = name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") ? .ndjson : .csv
    }

    /// The media type.
    public var mediaType: String {
        switch self {
        case .csv: "text/csv"
        case .ndjson: "application/x-ndjson"
        }
    }
}

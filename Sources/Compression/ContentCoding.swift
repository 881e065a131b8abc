public import SharingModel

/// How a file is packed for its way. Source: RFC 9110 §8.4.1.
public enum ContentCoding: String, Sendable, Hashable, CaseIterable {
    /// RFC 1952; several members one after another are one file.
    case gzip
    /// The zlib format of RFC 1950; not bare RFC 1951.
    case deflate

    /// Reads the header `Content-Encoding`.
    /// - Parameter header: nil, empty or `identity` for a file that is not packed.
    /// - Returns: nil for a file that is not packed.
    /// - Throws: `content-coding-unsupported` for any other coding, and for several.
    public static func read(_ header: String?) throws(Refusal) -> ContentCoding? {
        switch header?.lowercased() {
        case nil, "", "identity": return nil
        case "gzip", "x-gzip": return .gzip
        case "deflate": return .deflate
        default:
            throw Refusal(
                .contentCodingUnsupported, "The content coding is not one that is taken.",
                help: "Send the file as it is, or packed with gzip or deflate.",
                field: "Content-Encoding")
        }
    }
}

import StrictJSON

/// What `contentEncoding` and `contentMediaType` of draft-07 ask of a string.
struct ContentRule: Sendable {
    let isBase64: Bool
    let isJSON: Bool

    /// Whether a string is what its encoding and media type say. Source: RFC 4648 §4.
    func admits(_ text: String) -> Bool {
        var bytes = Array(text.utf8)
        if isBase64 {
            guard let decoded = Base64.decoded(bytes) else { return false }
            bytes = decoded
        }
        return !isJSON || (try? JSONParser.parse(bytes)) != nil
    }
}

public import StrictJSON

/// One named change between two versions of a dataset schema.
public struct SchemaChange: Sendable, Hashable {
    /// Its name.
    public let code: SchemaChangeCode
    /// The JSON pointer of the place in the newer document; in the older one for what is gone.
    /// Source: RFC 6901.
    public let pointer: String
    /// What it means to senders.
    public let impact: ChangeImpact
    /// What has changed, in plain words.
    public let words: String

    /// `{"code","pointer","impact","words"}`.
    public var json: JSONValue {
        [
            "code": .string(code.rawValue), "pointer": .string(pointer),
            "impact": .string(impact.rawValue), "words": .string(words),
        ]
    }
}

/// Collects changes in the order of the document.
struct ChangeList {
    private(set) var changes: [SchemaChange] = []

    mutating func add(
        _ code: SchemaChangeCode, at pointer: String, _ impact: ChangeImpact, _ words: String
    ) {
        changes.append(SchemaChange(code: code, pointer: pointer, impact: impact, words: words))
    }

    mutating func add(_ others: [SchemaChange]) { changes += others }
}

import StrictJSON

/// What a keyword, or a schema, said about one place of the instance.
struct OutputUnit {
    /// The path through the schemas as they were applied.
    var keywordLocation: String
    /// The keyword's own place; empty where the schema has no URI.
    var absoluteLocation: String
    var instanceLocation: String
    /// The last step to the instance: a property's name or an item's index; empty at the root.
    var instanceStep = ""
    var isValid: Bool
    var error: String?
    var annotation: JSONValue?
    var children: [OutputUnit] = []
}

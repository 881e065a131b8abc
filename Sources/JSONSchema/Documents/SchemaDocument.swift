import StrictJSON

/// A document with the schemas that were found in it.
struct SchemaDocument: Sendable {
    let value: JSONValue
    let uri: String
    /// The resource that each schema belongs to, by its place.
    var resources: [JSONPointer: Int] = [:]
}

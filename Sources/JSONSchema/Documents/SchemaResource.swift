import StrictJSON

/// A schema with a URI of its own, inside a document. Source: JSON Schema Core 2020-12 §4.3.5.
struct SchemaResource: Sendable {
    /// Its URI, without a fragment.
    let uri: URIReference
    /// The document's index.
    let document: Int
    /// Where it stands in the document.
    let root: JSONPointer
    let dialect: Dialect
    /// Where the anchors stand, by name.
    var anchors: [String: JSONPointer] = [:]
    /// Where the dynamic anchors stand, by name; they are among the anchors too.
    var dynamicAnchors: [String: JSONPointer] = [:]
}

/// A document with the schemas that were found in it.
struct SchemaDocument: Sendable {
    let value: JSONValue
    let uri: String
    /// The resource that each schema belongs to, by its place.
    var resources: [JSONPointer: Int] = [:]
}

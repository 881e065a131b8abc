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

public import StrictJSON

/// Schema documents by their URIs, for references to find; nothing is fetched from elsewhere.
///
/// The meta-schemas of 2020-12 and draft-07 are always there.
public struct SchemaRegistry: Sendable {
    private var documents: [ExactString: JSONValue] = [:]

    /// A registry without documents of its own.
    public init() {}

    /// Adds a document, in place of one that had the same URI.
    /// - Parameters:
    ///   - document: the schema.
    ///   - uri: where references find it: an absolute URI; a fragment is left out of account.
    public mutating func add(_ document: JSONValue, at uri: String) {
        documents[ExactString(URIReference(uri).withoutFragment.text)] = document
    }

    /// The URIs of all documents that were added, sorted.
    var uris: [String] {
        documents.keys.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The document of that URI, which has no fragment.
    func document(at uri: String) -> JSONValue? {
        documents[ExactString(uri)] ?? MetaSchemas.document(at: uri)
    }
}

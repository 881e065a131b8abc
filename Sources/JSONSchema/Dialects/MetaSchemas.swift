import StrictJSON

/// The standard meta-schemas, without their comments.
enum MetaSchemas {
    /// The meta-schema of that URI, which has no fragment.
    static func document(at uri: String) -> JSONValue? { documents[uri] }

    private static let documents: [String: JSONValue] = {
        let texts = [
            draft202012, draft202012Core, draft202012Applicator, draft202012Unevaluated,
            draft202012Validation, draft202012MetaData, draft202012FormatAnnotation,
            draft202012FormatAssertion, draft202012Content, draft201909, draft201909Core,
            draft201909Applicator, draft201909Validation, draft201909MetaData, draft201909Format,
            draft201909Content, draft07,
        ]
        var documents: [String: JSONValue] = [:]
        for text in texts {
            guard let document = try? JSONParser.parse(text), let uri = document["$id"]?.string
            else { continue }
            documents[URIReference(uri).withoutFragment.text] = document
        }
        return documents
    }()
}

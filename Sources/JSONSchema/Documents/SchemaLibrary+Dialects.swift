import StrictJSON

extension SchemaLibrary {
    /// The dialect that a resource's root asks for, or that of what is around it.
    /// - Throws: `SchemaFault` where the meta-schema or a vocabulary that it requires is not known.
    func dialect(
        of schema: JSONValue, in outer: Dialect, document: Int, at pointer: JSONPointer
    ) throws(SchemaFault) -> Dialect {
        guard let value = schema["$schema"] else { return outer }
        let place = pointer.appending("$schema")
        guard let text = value.string else {
            throw fault(.badIdentifier, document, place, "$schema must be a string")
        }
        var uri = URIReference(text).withoutFragment.text
        if let dialect = Dialect(uri: uri, assertsFormats: assertsFormats) { return dialect }
        guard let metaSchema = metaSchema(at: uri) else {
            throw fault(.unknownDialect, document, place, "a meta-schema that is not known")
        }
        var edition = Dialect.Edition.draft202012
        var seen: Set<String> = []
        while seen.insert(uri).inserted {
            if let known = Dialect.edition(uri: uri) {
                edition = known
                break
            }
            guard let next = self.metaSchema(at: uri)?["$schema"]?.string else { break }
            uri = URIReference(next).withoutFragment.text
        }
        return Dialect(
            edition, vocabularies: try vocabularies(of: metaSchema, document, place),
            assertsFormats: assertsFormats)
    }

    private func metaSchema(at uri: String) -> JSONValue? {
        if let document = registry.document(at: uri) { return document }
        return documents.first { $0.value["$id"]?.string.map { $0 == uri } ?? false }?.value
    }

    private func vocabularies(
        of metaSchema: JSONValue, _ document: Int, _ place: JSONPointer
    ) throws(SchemaFault) -> Set<Vocabulary>? {
        guard let declared = metaSchema["$vocabulary"]?.object else { return nil }
        var known: Set<Vocabulary> = [.core]
        for (uri, isRequired) in declared.members {
            if let vocabulary = Vocabulary(uri: uri) {
                known.insert(vocabulary)
            } else if isRequired == true {
                throw fault(
                    .unknownVocabulary, document, place,
                    "the meta-schema requires a vocabulary that is not known")
            }
        }
        return known
    }
}

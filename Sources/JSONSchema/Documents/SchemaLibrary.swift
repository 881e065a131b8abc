import StrictJSON

/// The documents in use, with their resources and anchors; others come from the registry when a
/// reference first leads to them.
struct SchemaLibrary {
    private(set) var documents: [SchemaDocument] = []
    private(set) var resources: [SchemaResource] = []
    private var resourceOfURI: [ExactString: Int] = [:]
    let registry: SchemaRegistry
    let assertsFormats: Bool
    let standard: Dialect

    /// A library without documents; `standard` is the dialect of schemas that name none.
    init(registry: SchemaRegistry, standard: Dialect, assertsFormats: Bool) {
        self.registry = registry
        self.standard = standard
        self.assertsFormats = assertsFormats
    }

    /// Takes a document in; where it names no dialect, it is read in `outer`.
    /// - Returns: the place of its root.
    /// - Throws: `SchemaFault`.
    mutating func add(
        _ value: JSONValue, at uri: String, in outer: Dialect
    ) throws(SchemaFault) -> SchemaPlace {
        let document = documents.count
        let base = URIReference(uri).withoutFragment
        documents.append(SchemaDocument(value: value, uri: base.text))
        let dialect = try dialect(of: value, in: outer, document: document, at: JSONPointer())
        let resource = addResource(base, document, JSONPointer(), dialect)
        try index(from: JSONPointer(), in: document, resource: resource)
        let root = documents[document].resources[JSONPointer()] ?? resource
        // The document is found by the URI that it came from as well as by its own.
        let key = ExactString(base.text)
        if resourceOfURI[key] == resource { resourceOfURI[key] = root }
        return SchemaPlace(document: document, pointer: JSONPointer(), resource: root)
    }

    private mutating func addResource(
        _ uri: URIReference, _ document: Int, _ root: JSONPointer, _ dialect: Dialect
    ) -> Int {
        resources.append(
            SchemaResource(uri: uri, document: document, root: root, dialect: dialect))
        let key = ExactString(uri.text)
        if resourceOfURI[key] == nil { resourceOfURI[key] = resources.count - 1 }
        return resources.count - 1
    }

    func fault(
        _ reason: SchemaFault.Reason, _ document: Int, _ pointer: JSONPointer, _ detail: String
    ) -> SchemaFault {
        SchemaFault(
            reason: reason, document: documents[document].uri, pointer: pointer.text,
            detail: detail)
    }

    // MARK: Indexing

    /// Finds the schemas below a place, with their identifiers and anchors.
    private mutating func index(
        from start: JSONPointer, in document: Int, resource: Int
    ) throws(SchemaFault) {
        guard let first = start.value(in: documents[document].value) else { return }
        var pending = [(pointer: start, value: first, resource: resource)]
        while let (pointer, value, outer) = pending.popLast() {
            guard let schema = value.object else {
                documents[document].resources[pointer] = outer
                continue
            }
            let inner = try identify(schema, document, pointer, outer)
            documents[document].resources[pointer] = inner
            try noteAnchors(schema, document, pointer, inner)
            let dialect = resources[inner].dialect
            for (names, child) in SubschemaPlaces.children(of: schema, in: dialect) {
                let below = JSONPointer(pointer.tokens + names.map { ExactString($0) })
                pending.append((below, child, inner))
            }
        }
    }

    /// The resource that a schema belongs to: a new one where it has an identifier.
    private mutating func identify(
        _ schema: JSONObject, _ document: Int, _ pointer: JSONPointer, _ outer: Int
    ) throws(SchemaFault) -> Int {
        let isDraft07 = resources[outer].dialect.edition == .draft07
        guard let value = schema["$id"], !(isDraft07 && schema["$ref"] != nil) else { return outer }
        let place = pointer.appending("$id")
        guard let text = value.string else {
            throw fault(.badIdentifier, document, place, "$id must be a string")
        }
        let reference = URIReference(text)
        guard URIGrammar.isReference(text) else {
            throw fault(.badIdentifier, document, place, "$id must be a URI reference")
        }
        if let fragment = reference.fragment, !fragment.isEmpty, !isDraft07 {
            throw fault(.badIdentifier, document, place, "$id must have no fragment")
        }
        let target = reference.resolved(against: resources[outer].uri).withoutFragment
        if isDraft07, text.utf8.first == UInt8(ascii: "#") { return outer }
        if target == resources[outer].uri, pointer == resources[outer].root { return outer }
        if let other = resourceOfURI[ExactString(target.text)],
            resources[other].document == document, resources[other].root != pointer,
            !documents[document].value.isObject(at: resources[other].root, without: "$id")
        {
            throw fault(.duplicateIdentifier, document, place, "an $id that was there already")
        }
        let dialect = try dialect(
            of: .object(schema), in: resources[outer].dialect, document: document, at: pointer)
        return addResource(target, document, pointer, dialect)
    }

    private mutating func noteAnchors(
        _ schema: JSONObject, _ document: Int, _ pointer: JSONPointer, _ resource: Int
    ) throws(SchemaFault) {
        let dialect = resources[resource].dialect
        if dialect.edition == .draft07 {
            if schema["$ref"] == nil, let id = schema["$id"]?.string,
                let fragment = URIReference(id).fragment, !fragment.isEmpty
            {
                resources[resource].anchors[fragment] = pointer
            }
            return
        }
        for keyword in ["$anchor", "$dynamicAnchor"] where dialect.recognises(keyword) {
            guard let value = schema[keyword] else { continue }
            let place = pointer.appending(keyword)
            guard let name = value.string, Self.isAnchor(name) else {
                throw fault(
                    .badIdentifier, document, place,
                    "\(keyword) must be a letter or _, then letters, digits, -, _ and .")
            }
            if let other = resources[resource].anchors[name], other != pointer {
                throw fault(
                    .duplicateIdentifier, document, place, "an anchor that was there already")
            }
            resources[resource].anchors[name] = pointer
            if keyword == "$dynamicAnchor" { resources[resource].dynamicAnchors[name] = pointer }
        }
        if dialect.recognises("$recursiveAnchor"), schema["$recursiveAnchor"] == true {
            resources[resource].dynamicAnchors[""] = pointer
        }
    }

    private static func isAnchor(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        func isLetter(_ byte: UInt8) -> Bool {
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "_")
        }
        guard let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy { byte in
            isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".")
        }
    }

    // MARK: References

    /// Where a reference leads.
    /// - Throws: `SchemaFault` where it leads nowhere; `place` is that of the reference.
    mutating func resolve(
        _ reference: String, at place: SchemaPlace
    ) throws(SchemaFault) -> SchemaPlace {
        let target = URIReference(reference).resolved(against: resources[place.resource].uri)
        guard
            let resource = try self.resource(
                at: target.withoutFragment.text, in: resources[place.resource].dialect)
        else {
            throw fault(
                .unresolvedReference, place.document, place.pointer,
                "no document is known for this reference")
        }
        let document = resources[resource].document
        guard let fragment = URIReference.decoded(target.fragment ?? "") else {
            throw fault(
                .unresolvedReference, place.document, place.pointer, "a fragment that is no UTF-8")
        }
        let pointer: JSONPointer
        if fragment.isEmpty {
            pointer = resources[resource].root
        } else if let anchor = resources[resource].anchors[fragment] {
            pointer = anchor
        } else if let below = JSONPointer(text: fragment) {
            pointer = JSONPointer(resources[resource].root.tokens + below.tokens)
        } else {
            throw fault(
                .unresolvedReference, place.document, place.pointer,
                "no such anchor is in the schema that this refers to")
        }
        guard pointer.value(in: documents[document].value) != nil else {
            throw fault(
                .unresolvedReference, place.document, place.pointer, "this leads to nothing")
        }
        return try schemaPlace(pointer, in: document)
    }

    private mutating func resource(
        at uri: String, in dialect: Dialect
    ) throws(SchemaFault) -> Int? {
        if let known = resourceOfURI[ExactString(uri)] { return known }
        if let value = registry.document(at: uri) {
            return try add(value, at: uri, in: dialect).resource
        }
        // It may be the $id of a document that is registered under another URI, or of a part.
        for other in registry.uris where resourceOfURI[ExactString(other)] == nil {
            guard let value = registry.document(at: other) else { continue }
            _ = try add(value, at: other, in: dialect)
            if let found = resourceOfURI[ExactString(uri)] { return found }
        }
        return nil
    }

    /// The place of a schema; below a keyword that is none, it becomes one by being referred to.
    private mutating func schemaPlace(
        _ pointer: JSONPointer, in document: Int
    ) throws(SchemaFault) -> SchemaPlace {
        if documents[document].resources[pointer] == nil {
            var above = pointer
            while documents[document].resources[above] == nil, !above.tokens.isEmpty {
                above.tokens.removeLast()
            }
            let outer = documents[document].resources[above] ?? 0
            try index(from: pointer, in: document, resource: outer)
        }
        return SchemaPlace(
            document: document, pointer: pointer,
            resource: documents[document].resources[pointer] ?? 0)
    }
}

extension JSONValue {
    /// Whether there is an object at a place that lacks a member.
    fileprivate func isObject(at pointer: JSONPointer, without name: String) -> Bool {
        guard let object = pointer.value(in: self)?.object else { return false }
        return object[name] == nil
    }
}

public import SharingModel
public import StrictJSON

/// The definitions of a schema document, `$defs`, from which its properties may take keywords.
///
/// A property refers to one with `"$ref": "#/$defs/name"` and says beside it only what describes
/// it. Tools of draft-07 ignore whatever stands beside `$ref`; so they judge a cell no otherwise
/// than those of 2020-12.
struct LocalDefinitions {
    /// A property's keywords, its own and those of the definitions it refers to.
    struct Resolved {
        var object: JSONObject
        /// The pointers of the objects from which keywords were taken, by keyword.
        var origins: [String: String] = [:]
        /// The definitions that were used.
        var names: [String] = []
    }

    static let keyword = "$defs"
    private static let prefix = "#/$defs/"
    /// What may stand beside `$ref`.
    private static let describing: Set<String> = [
        "$ref", "title", "description", "examples", "default", "$comment", "x-svd-column",
        "x-svd-class", "x-svd-normalise", "x-svd-core",
    ]

    private let definitions: JSONObject

    /// - Throws: `schema-invalid` where `$defs` is no object.
    init(_ root: JSONObject) throws(Refusal) {
        guard let value = root[Self.keyword] else {
            definitions = JSONObject()
            return
        }
        guard let object = value.object else {
            throw MemberReader.refusal("/" + Self.keyword, "must be an object")
        }
        definitions = object
    }

    /// The keywords of a property.
    /// - Parameter pointer: where it is.
    /// - Throws: `schema-invalid` where it refers to anything but a definition, or in a circle.
    func resolved(_ value: JSONValue, at pointer: String) throws(Refusal) -> Resolved {
        try resolved(value, at: pointer, by: [])
    }

    private func resolved(
        _ value: JSONValue, at pointer: String, by names: [String]
    ) throws(Refusal) -> Resolved {
        guard let object = value.object else {
            throw MemberReader.refusal(pointer, "must be an object")
        }
        guard let reference = object["$ref"] else { return Resolved(object: object, names: names) }
        let place = MemberReader.join(pointer, "$ref")
        guard let text = reference.string, text.hasPrefix(Self.prefix) else {
            throw MemberReader.refusal(place, "must be \(Self.prefix) and a name")
        }
        let name = Self.unescaped(text.dropFirst(Self.prefix.count))
        guard let definition = definitions[name] else {
            throw MemberReader.refusal(place, "names no definition")
        }
        guard !names.contains(name) else {
            throw MemberReader.refusal(place, "leads back to itself")
        }
        for keyword in object.names where !Self.describing.contains(keyword) {
            throw MemberReader.refusal(
                MemberReader.join(pointer, keyword),
                "stands beside $ref, where older tools ignore it: put it into the definition")
        }
        let home = Self.pointer(of: name)
        var result = try resolved(definition, at: home, by: names + [name])
        for keyword in result.object.names where result.origins[keyword] == nil {
            result.origins[keyword] = home
        }
        for member in object.members where member.name != "$ref" {
            result.object[member.name] = member.value
            result.origins[member.name] = nil
        }
        result.object["$ref"] = nil
        return result
    }

    /// Refuses definitions that nothing uses: nobody would see what is wrong with them.
    /// - Throws: `schema-invalid`.
    func checkAllUsed(_ used: Set<String>) throws(Refusal) {
        guard let name = definitions.names.first(where: { !used.contains($0) }) else { return }
        throw MemberReader.refusal(Self.pointer(of: name), "is used by no property")
    }

    private static func pointer(of name: String) -> String {
        MemberReader.join("/" + keyword, name)
    }

    /// Source: RFC 6901 §4.
    private static func unescaped(_ text: Substring) -> String {
        String(text.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
}

extension DatasetSchema {
    /// The keywords of each property of a document, with those that it takes from `$defs`.
    /// - Parameter root: the document.
    /// - Throws: `schema-invalid`; never for a document from which a schema was read.
    public static func keywords(
        ofPropertiesIn root: JSONObject
    ) throws(Refusal) -> [String: JSONObject] {
        let definitions = try LocalDefinitions(root)
        var keywords: [String: JSONObject] = [:]
        for (name, value) in root["properties"]?.object?.members ?? [] {
            keywords[name] = try definitions.resolved(
                value, at: MemberReader.join("/properties", name)
            ).object
        }
        return keywords
    }
}

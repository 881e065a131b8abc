import StrictJSON

/// Where a schema object holds schemas.
enum SubschemaPlaces {
    private static let single: Set<String> = [
        "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if",
        "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
    ]
    private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems"]
    private static let maps: Set<String> = [
        "$defs", "definitions", "dependentSchemas", "patternProperties", "properties",
    ]

    /// The schemas directly inside a schema object, with their pointers from it.
    static func children(of schema: JSONObject, in dialect: Dialect) -> [([String], JSONValue)] {
        var found: [([String], JSONValue)] = []
        for (keyword, value) in schema.members where dialect.recognises(keyword) {
            if keyword == "items" {
                if dialect.edition != .draft202012, let list = value.array {
                    found += numbered(keyword, list)
                } else {
                    found.append(([keyword], value))
                }
            } else if single.contains(keyword) {
                found.append(([keyword], value))
            } else if lists.contains(keyword), let list = value.array {
                found += numbered(keyword, list)
            } else if maps.contains(keyword), let map = value.object {
                found += map.members.map { ([keyword, $0.name], $0.value) }
            } else if keyword == "dependencies", let map = value.object {
                for member in map.members where member.value.array == nil {
                    found.append(([keyword, member.name], member.value))
                }
            }
        }
        return found
    }

    private static func numbered(
        _ keyword: String, _ list: [JSONValue]
    ) -> [([String], JSONValue)] {
        list.enumerated().map { ([keyword, String($0.offset)], $0.element) }
    }
}

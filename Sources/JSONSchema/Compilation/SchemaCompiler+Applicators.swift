import StrictJSON

extension SchemaCompiler {
    /// `allOf`, `anyOf`, `oneOf`, `not` and `if`.
    mutating func compileInPlace(_ source: inout SchemaSource) throws(SchemaFault) {
        if let nodes = try list(source, "allOf") { source.append("allOf", .allOf(nodes)) }
        if let nodes = try list(source, "anyOf") { source.append("anyOf", .anyOf(nodes)) }
        if let nodes = try list(source, "oneOf") { source.append("oneOf", .oneOf(nodes)) }
        if let node = try single(source, "not") { source.append("not", .not(node)) }
        let then = try single(source, "then")
        let otherwise = try single(source, "else")
        if let condition = try single(source, "if") {
            source.append("if", .conditional(condition, then: then, otherwise: otherwise))
        }
    }

    /// The keywords of arrays.
    mutating func compileArrays(_ source: inout SchemaSource) throws(SchemaFault) {
        try compileArraySizes(&source)
        let isNew = source.dialect.edition == .draft202012
        var prefix = 0
        if isNew, let nodes = try list(source, "prefixItems") {
            prefix = nodes.count
            source.append("prefixItems", .prefixItems(nodes))
        }
        if !isNew, let items = source["items"]?.array {
            // Only draft-07 and 2019-09 have a list here, which may be empty in neither.
            var nodes: [Int] = []
            for index in items.indices {
                nodes.append(try child(source, ["items", String(index)]))
            }
            source.append("items", .prefixItems(nodes))
            if let rest = try single(source, "additionalItems") {
                source.append("additionalItems", .items(rest, from: nodes.count))
            }
        } else {
            if let node = try single(source, "items") {
                source.append("items", .items(node, from: prefix))
            }
            _ = try single(source, "additionalItems")
        }
        let least = try count(source, "minContains")
        let most = try count(source, "maxContains")
        if let node = try single(source, "contains") {
            source.append("contains", .contains(node, least: least, most: most, marks: isNew))
        }
    }

    /// The keywords of objects.
    mutating func compileObjects(_ source: inout SchemaSource) throws(SchemaFault) {
        try compileObjectSizes(&source)
        try compileProperties(&source)
        if let node = try single(source, "propertyNames") {
            source.append("propertyNames", .propertyNames(node))
        }
        if let map = try members(source, "dependentSchemas") {
            var rules: [(name: ExactString, node: Int)] = []
            for member in map {
                let node = try child(source, ["dependentSchemas", member.name])
                rules.append((ExactString(member.name), node))
            }
            source.append("dependentSchemas", .dependentSchemas(rules))
        }
        if let map = try members(source, "dependencies") {
            var schemas: [(name: ExactString, node: Int)] = []
            var required: [(name: ExactString, required: [ExactString])] = []
            for member in map {
                let below = ["dependencies", member.name]
                if member.value.array != nil {
                    let names = try names(source, below, member.value)
                    required.append((ExactString(member.name), names))
                } else {
                    schemas.append((ExactString(member.name), try child(source, below)))
                }
            }
            if !required.isEmpty { source.append("dependencies", .dependentRequired(required)) }
            if !schemas.isEmpty { source.append("dependencies", .dependentSchemas(schemas)) }
        }
    }

    private mutating func compileProperties(_ source: inout SchemaSource) throws(SchemaFault) {
        var names: Set<ExactString> = []
        if let map = try members(source, "properties") {
            var nodes: [ExactString: Int] = [:]
            for member in map {
                nodes[ExactString(member.name)] = try child(source, ["properties", member.name])
            }
            names = Set(nodes.keys)
            source.append("properties", .properties(nodes))
        }
        var patterns: [(pattern: Pattern, node: Int)] = []
        for member in try members(source, "patternProperties") ?? [] {
            let below = ["patternProperties", member.name]
            let pattern = try pattern(source, below, member.name)
            patterns.append((pattern, try child(source, below)))
        }
        if !patterns.isEmpty { source.append("patternProperties", .patternProperties(patterns)) }
        if let node = try single(source, "additionalProperties") {
            source.append(
                "additionalProperties",
                .additionalProperties(node, names: names, patterns: patterns.map(\.pattern)))
        }
    }

    /// The keywords that look at what the others have evaluated, and so come last.
    mutating func compileUnevaluated(_ source: inout SchemaSource) throws(SchemaFault) {
        if source["contentSchema"] != nil { _ = try single(source, "contentSchema") }
        if let node = try single(source, "unevaluatedItems") {
            source.usesUnevaluated = true
            source.append("unevaluatedItems", .unevaluatedItems(node))
        }
        if let node = try single(source, "unevaluatedProperties") {
            source.usesUnevaluated = true
            source.append("unevaluatedProperties", .unevaluatedProperties(node))
        }
    }
}

import StrictJSON

extension SchemaCompiler {
    /// `type`, `const` and `enum`.
    func compileAnyType(_ source: inout SchemaSource) throws(SchemaFault) {
        if let value = source["type"] {
            source.append("type", .type(try types(source, value)))
        }
        if let value = source["const"] { source.append("const", .const(value)) }
        if let value = source["enum"] {
            guard let values = value.array else {
                throw fault(source, ["enum"], "enum must be a list")
            }
            source.append("enum", .enum(values))
        }
    }

    private func types(
        _ source: SchemaSource, _ value: JSONValue
    ) throws(SchemaFault) -> TypeSet {
        let list = value.array ?? [value]
        var types: TypeSet = []
        for (index, element) in list.enumerated() {
            guard let type = TypeSet.names.first(where: { $0.name == element.string })?.type,
                !types.contains(type)
            else {
                let below = value.array == nil ? ["type"] : ["type", String(index)]
                throw fault(source, below, "not the name of a JSON type, or one given twice")
            }
            types.insert(type)
        }
        guard !types.isEmpty else { throw fault(source, ["type"], "a list of no types") }
        return types
    }

    /// `multipleOf` and the four bounds.
    func compileNumbers(_ source: inout SchemaSource) throws(SchemaFault) {
        if let divisor = try number(source, "multipleOf") {
            guard divisor.isPositive else {
                throw fault(source, ["multipleOf"], "multipleOf must be above 0")
            }
            source.append("multipleOf", .multipleOf(divisor))
        }
        let bounds: [(String, NumberBound)] = [
            ("maximum", .maximum), ("exclusiveMaximum", .exclusiveMaximum),
            ("minimum", .minimum), ("exclusiveMinimum", .exclusiveMinimum),
        ]
        for (keyword, bound) in bounds {
            if let number = try number(source, keyword) {
                source.append(keyword, .bound(number, bound))
            }
        }
    }

    private func compileSizes(
        _ source: inout SchemaSource, _ kind: SizeKind, _ suffix: String
    ) throws(SchemaFault) {
        for (prefix, isLargest) in [("max", true), ("min", false)] {
            let keyword = prefix + suffix
            if let limit = try count(source, keyword) {
                source.append(keyword, .size(kind, limit: limit, isLargest: isLargest))
            }
        }
    }

    /// Lengths, `pattern`, `format` and `content…`.
    func compileStrings(_ source: inout SchemaSource) throws(SchemaFault) {
        try compileSizes(&source, .characters, "Length")
        if let value = source["pattern"] {
            guard let text = value.string else {
                throw fault(source, ["pattern"], "pattern must be a string")
            }
            source.append("pattern", .pattern(try pattern(source, ["pattern"], text)))
        }
        if let value = source["format"] {
            guard let name = value.string else {
                throw fault(source, ["format"], "format must be a string")
            }
            if source.dialect.assertsFormats, let format = Format(rawValue: name),
                format.isKnown(in: source.dialect.edition)
            {
                source.append("format", .format(format))
            } else {
                source.append("format", .annotation(value))
            }
        }
        for keyword in ["contentEncoding", "contentMediaType"] {
            guard let value = source[keyword] else { continue }
            guard value.string != nil else {
                throw fault(source, [keyword], "\(keyword) must be a string")
            }
        }
        // Only in draft-07 may content decide about validity. Source: JSON Schema Validation
        // draft-07 §8.
        if source.dialect.edition == .draft07 {
            let rule = ContentRule(
                isBase64: source["contentEncoding"]?.string == "base64",
                isJSON: source["contentMediaType"]?.string == "application/json")
            if rule.isBase64 || rule.isJSON {
                source.append(
                    source.schema["contentMediaType"] == nil
                        ? "contentEncoding" : "contentMediaType", .content(rule))
            }
        }
    }

    /// `minItems`, `maxItems` and `uniqueItems`.
    func compileArraySizes(_ source: inout SchemaSource) throws(SchemaFault) {
        try compileSizes(&source, .items, "Items")
        if let value = source["uniqueItems"] {
            guard let isUnique = value.bool else {
                throw fault(source, ["uniqueItems"], "uniqueItems must be a Boolean")
            }
            if isUnique { source.append("uniqueItems", .uniqueItems) }
        }
    }

    /// `minProperties`, `maxProperties`, `required` and `dependentRequired`.
    func compileObjectSizes(_ source: inout SchemaSource) throws(SchemaFault) {
        try compileSizes(&source, .properties, "Properties")
        if let value = source["required"] {
            source.append("required", .required(try names(source, ["required"], value)))
        }
        if let map = try members(source, "dependentRequired") {
            var rules: [(name: ExactString, required: [ExactString])] = []
            for member in map {
                let below = ["dependentRequired", member.name]
                rules.append((ExactString(member.name), try names(source, below, member.value)))
            }
            source.append("dependentRequired", .dependentRequired(rules))
        }
    }

    /// Keywords that say something and ask for nothing.
    func compileAnnotations(_ source: inout SchemaSource) {
        let keywords = [
            "title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples",
            "contentEncoding", "contentMediaType", "contentSchema",
        ]
        for keyword in keywords {
            if let value = source[keyword] { source.append(keyword, .annotation(value)) }
        }
    }
}

import StrictJSON

extension SchemaCompiler {
    /// `$ref`, `$dynamicRef` and `$recursiveRef`.
    mutating func compileReferences(_ source: inout SchemaSource) throws(SchemaFault) {
        if source["$ref"] != nil {
            let target = try target(source, "$ref")
            source.append("$ref", .reference(try node(at: target)))
        }
        if source["$dynamicRef"] != nil {
            let target = try target(source, "$dynamicRef")
            let node = try node(at: target)
            let fragment = URIReference(source.schema["$dynamicRef"]?.string ?? "").fragment ?? ""
            let resource = library.resources[target.resource]
            // Only where it first leads to a dynamic anchor does the dynamic scope decide.
            // Source: JSON Schema Core 2020-12 §8.2.3.2.
            if resource.dynamicAnchors[fragment] == target.pointer {
                source.append("$dynamicRef", .dynamicReference(node, anchor: fragment))
            } else {
                source.append("$dynamicRef", .reference(node))
            }
        }
        if let value = source["$recursiveRef"] {
            guard value == "#" else {
                throw fault(source, ["$recursiveRef"], "$recursiveRef must be \"#\"")
            }
            let target = try target(source, "$recursiveRef")
            let node = try node(at: target)
            let isDynamic = library.resources[target.resource].dynamicAnchors[""] != nil
            source.append(
                "$recursiveRef", isDynamic ? .dynamicReference(node, anchor: "") : .reference(node))
        }
    }

    private mutating func target(
        _ source: SchemaSource, _ keyword: String
    ) throws(SchemaFault) -> SchemaPlace {
        guard let text = source.schema[keyword]?.string, URIGrammar.isReference(text) else {
            throw fault(source, [keyword], "\(keyword) must be a URI reference")
        }
        let place = SchemaPlace(
            document: source.place.document, pointer: source.place.pointer.appending(keyword),
            resource: source.place.resource)
        return try library.resolve(text, at: place)
    }

    /// `$defs`, whose schemas are compiled even where nothing refers to them, so that no fault
    /// lies hidden; and keywords that only must have the right shape.
    mutating func compileDefinitions(_ source: SchemaSource) throws(SchemaFault) {
        for keyword in ["$defs", "definitions"] {
            for member in try members(source, keyword) ?? [] {
                _ = try child(source, [keyword, member.name])
            }
        }
        if let value = source["$comment"], value.string == nil {
            throw fault(source, ["$comment"], "$comment must be a string")
        }
        for member in try members(source, "$vocabulary") ?? [] where member.value.bool == nil {
            throw fault(source, ["$vocabulary", member.name], "a Boolean is needed here")
        }
    }
}

extension JSONPointer {
    /// The pointer as a URI fragment. Source: RFC 6901 §6.
    var percentEncoded: String {
        let plain = Set("-._~!$&'()*+,;=:@/?".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(byte)
            case _ where plain.contains(byte): bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

import JSONSchema
import StrictJSON
import Testing

@Suite("A faulty schema is refused when it is compiled, with its place")
struct SchemaFaultTests {
    @Test(
        "Faults of keywords",
        arguments: [
            ("1", "", .notASchema), (##"{"type":"text"}"##, "/type", .badKeyword),
            (##"{"type":["string","string"]}"##, "/type/1", .badKeyword),
            (##"{"type":[]}"##, "/type", .badKeyword), (##"{"enum":1}"##, "/enum", .badKeyword),
            (##"{"minLength":-1}"##, "/minLength", .badKeyword),
            (##"{"maxItems":1.5}"##, "/maxItems", .badKeyword),
            (##"{"minimum":"1"}"##, "/minimum", .badKeyword),
            (##"{"multipleOf":0}"##, "/multipleOf", .badKeyword),
            (##"{"multipleOf":-1}"##, "/multipleOf", .badKeyword),
            (##"{"pattern":"("}"##, "/pattern", .badPattern),
            (##"{"patternProperties":{"[":true}}"##, "/patternProperties/[", .badPattern),
            (##"{"properties":{"a/b":{"pattern":"*"}}}"##, "/properties/a~1b/pattern", .badPattern),
            (##"{"properties":[]}"##, "/properties", .badKeyword),
            (##"{"properties":{"a":1}}"##, "/properties/a", .notASchema),
            (##"{"required":["a","a"]}"##, "/required", .badKeyword),
            (##"{"required":["a",1]}"##, "/required/1", .badKeyword),
            (##"{"dependentRequired":{"a":"b"}}"##, "/dependentRequired/a", .badKeyword),
            (##"{"allOf":[]}"##, "/allOf", .badKeyword),
            (##"{"anyOf":{}}"##, "/anyOf", .badKeyword),
            (##"{"oneOf":[true,1]}"##, "/oneOf/1", .notASchema),
            (##"{"not":null}"##, "/not", .notASchema),
            (##"{"items":[true]}"##, "/items", .notASchema),
            (##"{"uniqueItems":1}"##, "/uniqueItems", .badKeyword),
            (##"{"format":1}"##, "/format", .badKeyword),
            (##"{"$defs":1}"##, "/$defs", .badKeyword),
            (##"{"$defs":{"a":{"type":1}}}"##, "/$defs/a/type", .badKeyword),
            (##"{"$comment":1}"##, "/$comment", .badKeyword),
        ] as [(String, String, SchemaFault.Reason)])
    func keywords(text: String, pointer: String, reason: SchemaFault.Reason) throws {
        try expect(text, pointer, reason)
    }

    @Test(
        "Faults of identifiers and references",
        arguments: [
            (##"{"$ref":1}"##, "/$ref", .badKeyword), (##"{"$ref":"a b"}"##, "/$ref", .badKeyword),
            (##"{"$ref":"#/$defs/a"}"##, "/$ref", .unresolvedReference),
            (##"{"$ref":"#a"}"##, "/$ref", .unresolvedReference),
            (##"{"$ref":"http://example.com/none"}"##, "/$ref", .unresolvedReference),
            (##"{"$dynamicRef":"#a"}"##, "/$dynamicRef", .unresolvedReference),
            (##"{"$id":1}"##, "/$id", .badIdentifier), (##"{"$id":"#a"}"##, "/$id", .badIdentifier),
            (##"{"$id":"a b"}"##, "/$id", .badIdentifier),
            (##"{"$anchor":"1"}"##, "/$anchor", .badIdentifier),
            (##"{"$schema":1}"##, "/$schema", .badIdentifier),
            (##"{"$schema":"http://example.com/none"}"##, "/$schema", .unknownDialect),
            (
                ##"{"$defs":{"b":{"$anchor":"x"},"a":{"$anchor":"x"}}}"##, "/$defs/b/$anchor",
                .duplicateIdentifier
            ),
            (
                ##"{"$defs":{"b":{"$id":"http://a/"},"a":{"$id":"http://a/"}}}"##, "/$defs/b/$id",
                .duplicateIdentifier
            ),
            (##"{"$ref":"#"}"##, "", .endlessReference),
            (##"{"allOf":[{"$ref":"#"}]}"##, "", .endlessReference),
            (
                ##"{"properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"$ref":"#/$defs/y"},"##
                    + ##""y":{"allOf":[{"$ref":"#/$defs/x"}]}}}"##, nil, .endlessReference
            ),
        ] as [(String, String?, SchemaFault.Reason)])
    func references(text: String, pointer: String?, reason: SchemaFault.Reason) throws {
        try expect(text, pointer, reason)
    }

    @Test("A vocabulary that is required and not known is refused")
    func vocabulary() throws {
        var registry = SchemaRegistry()
        registry.add(["$vocabulary": ["http://example.com/v": true]], at: "http://example.com/m")
        let fault = #expect(throws: SchemaFault.self) {
            try CompiledSchema.compile(
                document: ["$schema": "http://example.com/m"], registry: registry)
        }
        #expect(fault?.reason == .unknownVocabulary)
    }

    @Test("A fault in another document names it")
    func otherDocument() throws {
        var registry = SchemaRegistry()
        registry.add(["properties": ["a": ["type": 1]]], at: "http://example.com/other")
        let fault = #expect(throws: SchemaFault.self) {
            try CompiledSchema.compile(
                document: ["$ref": "other"], baseURI: "http://example.com/",
                registry: registry)
        }
        #expect(fault?.document == "http://example.com/other")
        #expect(fault?.pointer == "/properties/a/type")
    }

    @Test("Numbers without end are refused")
    func digits() throws {
        let digits = String(repeating: "1", count: 5000)
        try expect(##"{"multipleOf":0."## + digits + "}", "/multipleOf", .tooLarge)
    }

    private func expect(_ text: String, _ pointer: String?, _ reason: SchemaFault.Reason) throws {
        let document = try JSONParser.parse(text)
        let fault = #expect(throws: SchemaFault.self) {
            try CompiledSchema.compile(document: document)
        }
        #expect(fault?.reason == reason)
        if let pointer { #expect(fault?.pointer == pointer) }
    }
}

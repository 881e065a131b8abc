import JSONSchema
import StrictJSON
import Testing

@Suite("Results have the standard forms")
struct OutputTests {
    private static let polygon = #"""
        {"$id":"https://example.com/polygon",
         "$schema":"https://json-schema.org/draft/2020-12/schema",
         "$defs":{"point":{"type":"object","properties":{"x":{"type":"number"},
         "y":{"type":"number"}},"additionalProperties":false,"required":["x","y"]}},
         "type":"array","items":{"$ref":"#/$defs/point"},"minItems":3}
        """#

    private func evaluate(
        _ schema: String, _ instance: String, _ output: OutputFormat
    ) throws -> JSONValue {
        let compiled = try CompiledSchema.compile(document: try JSONParser.parse(schema))
        return compiled.evaluate(try JSONParser.parse(instance), output: output)
    }

    @Test("The flag is validity alone")
    func flag() throws {
        #expect(try evaluate(Self.polygon, "[]", .flag) == ["valid": false])
        #expect(try evaluate("{}", "[]", .flag) == ["valid": true])
    }

    @Test("The basic form lists the errors of the specification's example")
    func basic() throws {
        let result = try evaluate(Self.polygon, #"[{"x":2.5,"y":1.3},{"x":1,"z":6.7}]"#, .basic)
        #expect(result["valid"] == false)
        let errors = try #require(result["errors"]?.array)
        let places = errors.map { error in
            [
                error["keywordLocation"]?.string, error["absoluteKeywordLocation"]?.string,
                error["instanceLocation"]?.string,
            ]
        }
        let base = "https://example.com/polygon#"
        #expect(
            places == [
                ["/minItems", base + "/minItems", ""],
                ["/items/$ref/required", base + "/$defs/point/required", "/1"],
                [
                    "/items/$ref/additionalProperties",
                    base + "/$defs/point/additionalProperties", "/1/z",
                ],
            ])
        #expect(errors.allSatisfy { $0["error"]?.string != nil && $0["valid"] == false })
    }

    @Test("The detailed form leaves out what only passes on")
    func detailed() throws {
        let result = try evaluate(Self.polygon, #"[{"x":2.5,"y":1.3},{"x":1,"z":6.7}]"#, .detailed)
        let errors = try #require(result["errors"]?.array)
        #expect(
            errors.map { $0["keywordLocation"]?.string } == ["/minItems", "/items/$ref"])
        #expect(errors.first?["errors"] == nil)
        #expect(errors.last?["errors"]?.array?.count == 2)
    }

    @Test("A valid instance gets annotations, those of failing branches left out")
    func annotations() throws {
        let schema = #"""
            {"title":"t","anyOf":[{"type":"string","description":"s"},
             {"type":"number","description":"n"}],"properties":{"a":{"default":1}}}
            """#
        let result = try evaluate(schema, "5", .basic)
        #expect(result["valid"] == true)
        let annotations = try #require(result["annotations"]?.array)
        #expect(annotations.map { $0["annotation"] } == ["n", "t"])
        #expect(annotations.first?["keywordLocation"] == "/anyOf/1/description")
        let detailed = try evaluate(schema, #"{"a":null}"#, .detailed)
        #expect(detailed["valid"] == false)
    }

    @Test(
        "The cause is named, not what happened on the way to it",
        arguments: [
            (#"{"if":{"type":"string"},"then":true,"else":{"minimum":5}}"#, "1", "/else/minimum"),
            (#"{"if":{"type":"number"},"then":{"minimum":5}}"#, "1", "/then/minimum"),
            (#"{"contains":{"type":"string"}}"#, "[1]", "/contains"),
            (#"{"not":{"type":"number"}}"#, "1", "/not"),
            (#"{"oneOf":[{"minimum":0},{"minimum":1}]}"#, "1", "/oneOf"),
            (
                #"{"dependentSchemas":{"a":{"maxProperties":1}}}"#, #"{"a":1,"b":2}"#,
                "/dependentSchemas/a/maxProperties"
            ),
            (#"{"patternProperties":{"^a/":false}}"#, #"{"a/":1}"#, "/patternProperties/^a~1"),
            ("false", "1", ""),
        ])
    func causes(schema: String, instance: String, place: String) throws {
        let result = try evaluate(schema, instance, .basic)
        let errors = try #require(result["errors"]?.array)
        #expect(errors.map { $0["keywordLocation"]?.string } == [place])
        #expect(errors.first?["absoluteKeywordLocation"] == nil)
    }

    @Test("No error repeats what the instance holds")
    func discretion() throws {
        let schema = #"""
            {"type":"number","enum":[1],"const":2,"pattern":"x","maxLength":1,"format":"date"}
            """#
        let result = try evaluate(schema, #""secret""#, .detailed)
        #expect(!String(decoding: result.compactBytes, as: UTF8.self).contains("secret"))
    }

    @Test(
        "Keywords say which properties and items they have looked at",
        arguments: [
            (#"{"properties":{"a":true,"b":true}}"#, #"{"b":1,"c":2}"#, #"["b"]"#),
            (#"{"patternProperties":{"^a":true,"b$":true}}"#, #"{"ab":1}"#, #"["ab"]"#),
            (#"{"additionalProperties":true}"#, #"{"a":1}"#, #"["a"]"#),
            (#"{"unevaluatedProperties":true}"#, #"{"a":1}"#, #"["a"]"#),
            (#"{"properties":{"a":true}}"#, "{}", "[]"), (#"{"items":true}"#, "[1]", "true"),
            (#"{"prefixItems":[true]}"#, "[1,2]", "0"), (#"{"prefixItems":[true]}"#, "[1]", "true"),
            (#"{"contains":{"type":"null"}}"#, "[1,null]", "[1]"),
            (#"{"contains":true}"#, "[1,null]", "true"),
            (#"{"unevaluatedItems":true}"#, "[1]", "true"), (#"{"format":"x"}"#, "1", #""x""#),
        ])
    func lookedAt(schema: String, instance: String, annotation: String) throws {
        let result = try evaluate(schema, instance, .basic)
        let annotations = try #require(result["annotations"]?.array)
        #expect(annotations.map { $0["annotation"] } == [try JSONParser.parse(annotation)])
    }
}

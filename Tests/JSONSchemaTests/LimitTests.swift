import JSONSchema
import StrictJSON
import Testing

@Suite("Beyond a limit there is an error and no crash")
struct LimitTests {
    private static func nested(_ depth: Int) -> JSONValue {
        (0..<depth).reduce(nil) { inner, _ in ["a": inner] }
    }

    @Test("An instance that is nested too deeply")
    func depth() throws {
        let schema = try CompiledSchema.compile(document: ["properties": ["a": ["$ref": "#"]]])
        #expect(try schema.validate(Self.nested(400)))
        let fault = #expect(throws: EvaluationFault.self) {
            try schema.validate(Self.nested(600))
        }
        #expect(fault?.reason == .tooDeep)
        #expect(!schema.isValid(Self.nested(600)))
        let result = schema.evaluate(Self.nested(600), output: .basic)
        #expect(result["valid"] == false)
        #expect(result["errors"]?.array?.count == 1)
    }

    @Test("References that lead back by a dynamic anchor")
    func dynamicLoop() throws {
        let schema = try CompiledSchema.compile(document: [
            "$dynamicAnchor": "a", "anyOf": [["$dynamicRef": "#a"]],
        ])
        let fault = #expect(throws: EvaluationFault.self) { try schema.validate(1) }
        #expect(fault?.reason == .tooDeep)
    }

    @Test("Schemas that double at each level")
    func doubling() throws {
        var definitions = JSONObject([("0", false)])
        for level in 1...60 {
            let below: JSONValue = ["$ref": .string("#/$defs/\(level - 1)")]
            definitions[String(level)] = ["anyOf": [below, below]]
        }
        var schema = try CompiledSchema.compile(document: [
            "$ref": "#/$defs/60", "$defs": .object(definitions),
        ])
        schema.limits.stepsMax = 100_000
        let fault = #expect(throws: EvaluationFault.self) { try schema.validate(1) }
        #expect(fault?.reason == .tooManySteps)
    }

    @Test("A pattern that takes too many steps")
    func pattern() throws {
        let schema = try CompiledSchema.compile(document: ["pattern": "^(?=(a+)+$)b"])
        let text = JSONValue.string(String(repeating: "a", count: 60) + "!")
        let fault = #expect(throws: EvaluationFault.self) { try schema.validate(text) }
        #expect(fault?.reason == .patternTooCostly)
    }

    @Test("Ten thousand items are compared without comparing each with each")
    func uniqueItems() throws {
        let schema = try CompiledSchema.compile(document: ["uniqueItems": true])
        let items = (0..<10_000).map { JSONValue.object(JSONObject([("n", .integer($0))])) }
        #expect(schema.isValid(.array(items)))
        #expect(!schema.isValid(.array(items + [["n": 7]])))
    }
}

import JSONSchema
import StrictJSON
import Testing

@Suite("References find registered documents")
struct RegistryTests {
    private static let registry: SchemaRegistry = {
        var registry = SchemaRegistry()
        registry.add(
            [
                "$id": "http://example.com/own", "type": "integer",
                "$defs": ["part": ["$id": "part", "type": "string"]],
            ], at: "http://example.com/elsewhere#")
        registry.add(["type": "null"], at: "relative.json")
        return registry
    }()

    @Test(
        "By the URI where they were registered, by their own, and by that of a part",
        arguments: [
            ("http://example.com/elsewhere", true), ("http://example.com/own", true),
            ("http://example.com/own#", true), ("http://example.com/part", false),
            ("http://example.com/own#/$defs/part", false),
        ])
    func uris(uri: String, admitsIntegers: Bool) throws {
        let schema = try CompiledSchema.compile(
            document: ["$ref": .string(uri)], registry: Self.registry)
        #expect(schema.isValid(1) == admitsIntegers)
        #expect(schema.isValid("a") != admitsIntegers)
    }

    @Test("A relative URI serves documents without a base")
    func relative() throws {
        let schema = try CompiledSchema.compile(
            document: ["$ref": "./relative.json"], registry: Self.registry)
        #expect(schema.isValid(nil))
        #expect(!schema.isValid(1))
    }

    @Test("The later of two documents stands")
    func replaced() throws {
        var registry = Self.registry
        registry.add(["type": "array"], at: "relative.json")
        let schema = try CompiledSchema.compile(
            document: ["$ref": "relative.json"], registry: registry)
        #expect(schema.isValid([]))
    }

    @Test("A reference to the document itself by the URI that it came from")
    func ownURI() throws {
        let schema = try CompiledSchema.compile(
            document: [
                "$id": "http://example.com/new", "type": "object",
                "properties": ["a": ["$ref": "http://example.com/came/from"]],
            ], baseURI: "http://example.com/came/from")
        #expect(schema.isValid(["a": ["a": [:]]]))
        #expect(!schema.isValid(["a": ["a": 1]]))
    }
}

import JSONSchema
import StrictJSON
import Testing

@Suite("The standard meta-schemas are at hand and describe themselves")
struct MetaSchemaTests {
    private static let editions: [(String, [String])] = [
        (
            "https://json-schema.org/draft/2020-12/",
            [
                "schema", "meta/core", "meta/applicator", "meta/unevaluated", "meta/validation",
                "meta/meta-data", "meta/format-annotation", "meta/format-assertion",
                "meta/content",
            ]
        ),
        (
            "https://json-schema.org/draft/2019-09/",
            [
                "schema", "meta/core", "meta/applicator", "meta/validation", "meta/meta-data",
                "meta/format", "meta/content",
            ]
        ),
        ("http://json-schema.org/draft-07/", ["schema"]),
    ]

    @Test("Every one compiles")
    func compile() throws {
        for (base, names) in Self.editions {
            for name in names {
                let schema = try CompiledSchema.compile(document: ["$ref": .string(base + name)])
                #expect(schema.isValid([:]), "\(base)\(name)")
                #expect(!schema.isValid(1), "\(base)\(name)")
            }
        }
    }

    @Test(
        "What the compiler refuses the meta-schema refuses too",
        arguments: [
            #"{"type":"text"}"#, #"{"minLength":-1}"#, #"{"multipleOf":0}"#, #"{"allOf":[]}"#,
            #"{"required":["a","a"]}"#, #"{"properties":{"a":1}}"#, #"{"$anchor":"1"}"#,
            #"{"dependentRequired":{"a":"b"}}"#, #"{"uniqueItems":1}"#, #"{"enum":1}"#,
        ])
    func refused(text: String) throws {
        let document = try JSONParser.parse(text)
        let metaSchema = try CompiledSchema.compile(document: [
            "$ref": "https://json-schema.org/draft/2020-12/schema"
        ])
        #expect(!metaSchema.isValid(document))
        #expect(throws: SchemaFault.self) { try CompiledSchema.compile(document: document) }
    }
}

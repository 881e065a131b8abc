import JSONSchema
import StrictJSON
import Testing

@Suite("Formats are judged as their specifications say")
struct FormatTests {
    @Test("Dates, times and durations", arguments: FormatExamples.times)
    func times(examples: FormatExamples) throws { try check(examples) }

    @Test("Mailboxes, hosts and addresses", arguments: FormatExamples.hosts)
    func hosts(examples: FormatExamples) throws { try check(examples) }

    @Test("Identifiers and expressions", arguments: FormatExamples.identifiers)
    func identifiers(examples: FormatExamples) throws { try check(examples) }

    @Test("Every format has examples")
    func everyFormat() {
        let all = FormatExamples.times + FormatExamples.hosts + FormatExamples.identifiers
        let covered = Set(all.map(\.format))
        #expect(covered == Set(Format.allCases))
    }

    @Test("Formats decide only where they are asked to, and only about strings")
    func annotation() throws {
        let document: JSONValue = ["format": "date"]
        let annotating = try CompiledSchema.compile(document: document)
        let asserting = try CompiledSchema.compile(document: document, assertsFormats: true)
        #expect(annotating.isValid("no date"))
        #expect(!asserting.isValid("no date"))
        #expect(asserting.isValid(12))
        let unknown = try CompiledSchema.compile(
            document: ["format": "no-format"], assertsFormats: true)
        #expect(unknown.isValid("anything"))
    }

    @Test("A meta-schema with the format-assertion vocabulary lets formats decide")
    func vocabulary() throws {
        var registry = SchemaRegistry()
        let prefix = "https://json-schema.org/draft/2020-12/vocab/"
        registry.add(
            [
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$id": "http://example.com/meta",
                "$vocabulary": .object(
                    JSONObject([(prefix + "core", true), (prefix + "format-assertion", false)])),
            ], at: "http://example.com/meta")
        let schema = try CompiledSchema.compile(
            document: ["$schema": "http://example.com/meta", "format": "ipv4", "minLength": 100],
            registry: registry)
        #expect(schema.isValid("127.0.0.1"))
        #expect(!schema.isValid("127.0.0.300"))
    }

    private func check(_ examples: FormatExamples) throws {
        let schema = try CompiledSchema.compile(
            document: ["format": .string(examples.format.rawValue)], assertsFormats: true)
        for text in examples.good {
            #expect(schema.isValid(.string(text)), "\(examples.format.rawValue): \(text)")
        }
        for text in examples.bad {
            #expect(!schema.isValid(.string(text)), "\(examples.format.rawValue): \(text)")
        }
    }
}

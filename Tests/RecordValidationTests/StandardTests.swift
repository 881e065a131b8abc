import JSONSchema
import RecordValidation
import SharingModel
import StrictJSON
import Testing

@Suite("Row program, JSON Schema and a plain reading agree on every record")
struct StandardTests {
    /// What JSON Schema has a keyword for; formats, rules and repeats are ours.
    private static let keywords: Set<ViolationCode> = [
        .type, .allowed, .constant, .pattern, .minLength, .maxLength, .minimum, .maximum,
        .multipleOf, .required,
    ]

    @Test("random schemas and NDJSON, whole and in pieces", arguments: 1...150)
    func agrees(_ seed: Int) throws {
        var generator = FileGenerator(seed: UInt64(seed + 9000))
        let random = RandomSchema(&generator)
        let schema = try random.schema()
        let standard = try CompiledSchema.compile(
            document: try JSONParser.parse(random.document))
        let rows = random.rows(&generator, count: 1 + generator.below(seed % 15 == 0 ? 1500 : 80))
        let lines = rows.map { JSONText.line($0, random.columns, &generator) }
        let ending = generator.pick(["\n", "\r\n"])
        let bytes = Array((lines.joined(separator: ending) + ending).utf8)
        let options = ValidationOptions(violationsMax: .max)
        let report = try ValidationKit.report(bytes, schema, options: options, format: .ndjson)
        #expect(report.rows.received == rows.count, "seed \(seed)")
        let found = report.violations.map { Finding($0.code, $0.record, $0.header) }
        let plain = random.findings(rows).map { finding in
            Finding(finding.code, finding.record, finding.column.map { "c\($0 - 1)" })
        }
        #expect(found == plain, "seed \(seed)")
        let faulty = Set(
            report.violations.filter { Self.keywords.contains($0.code) }.compactMap(\.record))
        for (index, line) in lines.enumerated() {
            let object = try Self.withoutNulls(JSONParser.parse(line))
            let isValid = try standard.validate(object)
            #expect(isValid == !faulty.contains(index + 1), "seed \(seed), \(line)")
        }
        for chunks in [[1], [generator.below(40) + 1, generator.below(3000) + 1], [4096, 17]] {
            let cut = try ValidationKit.report(
                bytes, schema, chunks: chunks, options: options, format: .ndjson)
            #expect(cut == report, "seed \(seed)")
        }
    }

    private struct Finding: Hashable {
        let code: ViolationCode
        let record: Int?
        let label: String?

        init(_ code: ViolationCode, _ record: Int?, _ label: String?) {
            self.code = code
            self.record = record
            self.label = label
        }
    }

    /// Null means that there is no value, as an empty cell does.
    private static func withoutNulls(_ value: JSONValue) throws -> JSONValue {
        let members = try #require(value.object?.members)
        return .object(
            JSONObject(members.filter { $0.value != .null }.map { ($0.name, $0.value) }))
    }

    @Test(
        "every shipped schema is a schema to the standard",
        arguments: ["ed-assault", "fire-deliberate", "policeuk-street"])
    func shipped(_ dataset: String) throws {
        let schema = try ValidationKit.shipped(dataset)
        let standard = try CompiledSchema.compile(document: try JSONParser.parse(schema.document))
        #expect(!standard.isValid(["nobody": 1]))
    }
}

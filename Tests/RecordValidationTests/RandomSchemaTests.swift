import RecordValidation
import SharingModel
import Testing

@Suite("Any schema is checked as a plain reading of it would")
struct RandomSchemaTests {
    @Test("random schemas and files, whole, byte by byte and in random chunks", arguments: 1...150)
    func agrees(_ seed: Int) throws {
        var generator = FileGenerator(seed: UInt64(seed + 7000))
        let random = RandomSchema(&generator)
        let schema = try random.schema()
        let rows = random.rows(&generator, count: 1 + generator.below(seed % 15 == 0 ? 1500 : 80))
            .filter { $0.contains { !$0.isEmpty } }
        guard !rows.isEmpty else { return }
        let header = random.columns.indices.map { "c\($0)" }
        let ending = generator.pick(["\n", "\r\n"])
        var text = header.joined(separator: ",") + ending
        for row in rows {
            text += row.map { Self.cell($0, &generator) }.joined(separator: ",") + ending
        }
        let bytes = Array(text.utf8)
        let options = ValidationOptions(violationsMax: .max)
        let whole = try ValidationKit.report(bytes, schema, options: options)
        let found = whole.violations.map {
            SlowOracle.Finding(
                code: $0.code, record: $0.record ?? 0, line: $0.line ?? 0, column: $0.column)
        }
        #expect(whole.rows.received == rows.count, "seed \(seed)")
        #expect(found == random.findings(rows), "seed \(seed)")
        for chunks in [[1], [generator.below(40) + 1, generator.below(3000) + 1], [4096, 17]] {
            let cut = try ValidationKit.report(bytes, schema, chunks: chunks, options: options)
            #expect(cut == whole, "seed \(seed)")
        }
    }

    private static func cell(_ value: String, _ generator: inout FileGenerator) -> String {
        let mustQuote = value.unicodeScalars.contains { ",\"\n".unicodeScalars.contains($0) }
        guard mustQuote || generator.below(9) == 0 else { return value }
        let escaped = value.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"")
        return "\"\(escaped)\""
    }
}

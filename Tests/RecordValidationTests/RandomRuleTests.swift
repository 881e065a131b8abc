import RecordValidation
import SharingModel
import Testing

@Suite("Rules that compare values find what a plain reading of them finds")
struct RandomRuleTests {
    private static let options = ValidationOptions(
        violationsMax: .max, today: RandomRules.today)

    private static func rows(_ generator: inout FileGenerator) -> [[RandomRules.Cell]] {
        (0..<(1 + generator.below(60))).map { _ in
            RuleCells.cells.map { $0[generator.below($0.count)] }
        }
    }

    private static func found(_ report: ValidationReport) -> [RandomRules.Finding] {
        report.violations.map {
            RandomRules.Finding(code: $0.code, record: $0.record ?? 0, header: $0.header ?? "")
        }
    }

    @Test("random rules and rows, as CSV and as NDJSON, whole and cut", arguments: 1...300)
    func agrees(_ seed: Int) throws {
        var generator = FileGenerator(seed: UInt64(seed + 9000))
        let random = RandomRules(&generator)
        let schema = try ValidationKit.schema(
            properties: RuleCells.properties, rules: random.json)
        let rows = Self.rows(&generator)
        let expected = random.findings(rows)
        let header = (["ref"] + RuleCells.names).joined(separator: ",") + "\n"
        let csv = rows.reduce(into: header) { text, row in
            text += (["r"] + row.map(\.csv)).joined(separator: ",") + "\n"
        }
        let lines = rows.reduce(into: "") { text, row in
            let members = zip(RuleCells.names, row).map { "\"\($0)\":\($1.json)" }
            text += "{\"ref\":\"r\"," + members.joined(separator: ",") + "}\n"
        }
        for (text, format) in [(csv, FileFormat.csv), (lines, .ndjson)] {
            let bytes = Array(text.utf8)
            let whole = try ValidationKit.report(
                bytes, schema, options: Self.options, format: format)
            #expect(Self.found(whole) == expected, "seed \(seed) \(random.json)")
            for chunks in [[1], [generator.below(40) + 1, generator.below(900) + 1]] {
                let cut = try ValidationKit.report(
                    bytes, schema, chunks: chunks, options: Self.options, format: format)
                #expect(cut == whole, "seed \(seed)")
            }
        }
    }

    @Test("the lots are worth drawing: each kind is broken often, and kept often")
    func drawn() {
        var broken: [ViolationCode: Int] = [:]
        var drawn: [String: Int] = [:]
        var rowCount = 0
        for seed in 1...300 {
            var generator = FileGenerator(seed: UInt64(seed + 9000))
            let random = RandomRules(&generator)
            let rows = Self.rows(&generator)
            rowCount += rows.count
            for rule in random.rules { drawn[rule.kind, default: 0] += rows.count }
            for finding in random.findings(rows) { broken[finding.code, default: 0] += 1 }
        }
        for kind in [
            "distinct", "within-days", "not-before", "not-in-future", "not-greater", "enum-if",
            "required-if", "forbidden-if",
        ] {
            let code = ViolationCode(rawValue: kind)
            let count = code.flatMap { broken[$0] } ?? 0
            #expect(count > 300 && count < 4 * (drawn[kind] ?? 0), "\(kind) \(count)")
        }
        #expect(rowCount > 5000)
    }
}

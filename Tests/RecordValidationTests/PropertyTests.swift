import RecordValidation
import SharingModel
import Testing

/// A small generator of files, the same for the same seed.
struct FileGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

    private mutating func cell(_ column: Int) -> String {
        switch column {
        case 0: pick(["a\(below(40))", "ref\(below(400))", "é✓\(below(99))", "", "far too long"])
        case 1: pick(["male", "female", "", "m", "Male", "female "])
        case 2: pick(["1", "120", "121", "-1", "", "007", "x", "99"])
        default: pick(["", "ok", "café", "a,b", "say \"x\"", "two\nlines", "NO", "tab\there"])
        }
    }

    mutating func text(rows: Int) -> String {
        var text = "ref,sex,age,note\n"
        let ending = pick(["\n", "\r\n"])
        for _ in 0..<rows {
            switch below(30) {
            case 0: text += ending
            case 1: text += ",,," + ending
            case 2: text += "a,male" + ending
            case 3: text += "a,male,1,x,y" + ending
            default:
                for column in 0..<4 {
                    let value = cell(column)
                    let needsQuotes = value.contains { ",\"\n".contains($0) } || below(8) == 0
                    let escaped = value.split(separator: "\"", omittingEmptySubsequences: false)
                        .joined(separator: "\"\"")
                    text += (column > 0 ? "," : "") + (needsQuotes ? "\"\(escaped)\"" : value)
                }
                text += ending
            }
        }
        return text
    }
}

@Suite("The row program finds what a slow and obvious checker finds")
struct PropertyTests {
    @Test("random files, whole, byte by byte and in random chunks", arguments: 1...60)
    func agrees(_ seed: Int) throws {
        let schema = try ValidationKit.schema(
            properties: SlowOracle.properties, required: #"["ref"]"#, rules: SlowOracle.rules)
        var generator = FileGenerator(seed: UInt64(seed))
        let text = generator.text(rows: 1 + generator.below(seed % 10 == 0 ? 2000 : 60))
        let bytes = Array(text.utf8)
        let options = ValidationOptions(violationsMax: .max)
        let whole = try ValidationKit.report(bytes, schema, options: options)
        let oracle = SlowOracle(text)
        #expect(whole.rows.received == oracle.received, "seed \(seed)")
        let found = whole.violations.map {
            SlowOracle.Finding(
                code: $0.code, record: $0.record ?? 0, line: $0.line ?? 0, column: $0.column)
        }
        #expect(found == oracle.findings, "seed \(seed)")
        #expect(whole.totals.reduce(0) { $0 + $1.count } == oracle.findings.count)
        for chunks in [[1], [generator.below(50) + 1, generator.below(900) + 1], [16_384]] {
            let cut = try ValidationKit.report(bytes, schema, chunks: chunks, options: options)
            #expect(cut == whole, "seed \(seed)")
        }
    }
}

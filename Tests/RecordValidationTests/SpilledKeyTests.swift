import RecordValidation
import SharingModel
import Testing

@Suite("Keys beyond memory give the report that memory would")
struct SpilledKeyTests {
    static let properties = """
        "ref":{"type":"string","maxLength":12,"x-svd-class":"none"},
        "n":{"type":"integer","x-svd-class":"none"},
        "d":{"type":"string","format":"date","x-svd-class":"none"}
        """
    static let rules = """
        [{"id":"a","kind":"unique","fields":["ref"]},
        {"id":"o","kind":"at-most-one-of","fields":["n","d"]},
        {"id":"b","kind":"unique","fields":["d","n","ref"],"severity":"warning"},
        {"id":"c","kind":"unique","fields":["n"]}]
        """
    static var spill: ValidationResources { ValidationResources(spill: MemorySpillStore()) }

    static func schema(_ policy: String) throws -> DatasetSchema {
        try ValidationKit.schema(
            properties: properties, rules: rules,
            extra: #""acceptance":{"policy":"\#(policy)"},"#)
    }

    static func text(seed: Int, rows: Int) -> [UInt8] {
        var generator = FileGenerator(seed: UInt64(seed + 100))
        var text = "ref,n,d\n"
        let variety = 1 + generator.below(rows * 2)
        for _ in 0..<rows {
            let ref = generator.pick(["", "r\(generator.below(variety))", "much too long a text"])
            let number = generator.pick(["", "\(generator.below(variety))", "x"])
            let date = generator.pick(["", "", "2026-01-\(10 + generator.below(20))"])
            text += "\(ref),\"\(number)\",\(date)\n"
        }
        return Array(text.utf8)
    }

    @Test(
        "random files: all in memory, all on disk, and part of each",
        arguments: ["refuse-file", "accept-rows"], 1...12)
    func same(_ policy: String, _ seed: Int) throws {
        let schema = try Self.schema(policy)
        let bytes = Self.text(seed: seed, rows: seed == 5 ? 30_000 : seed * 9)
        for listed in [Int.max, 7, 0] {
            let memory = try ValidationKit.report(
                bytes, schema, options: ValidationOptions(violationsMax: listed))
            for bytesMax in [0, 3 * ((4 << 20) + 100_000)] {
                for chunks in [[], [100, 1, 3000]] {
                    let report = try ValidationKit.report(
                        bytes, schema, chunks: chunks,
                        options: ValidationOptions(violationsMax: listed, keyBytesMax: bytesMax),
                        resources: Self.spill)
                    #expect(report == memory, "seed \(seed), \(bytesMax) bytes, \(listed) listed")
                }
            }
        }
    }

    @Test("values that are to be shown are shown, wherever their keys were")
    func shown() throws {
        let schema = try Self.schema("refuse-file")
        let bytes = Array("ref,n,d\nabc,1,\nabd,2,\nabc,3,\nx,2,\n".utf8)
        var options = ValidationOptions(showValues: true)
        let memory = try ValidationKit.report(bytes, schema, options: options)
        options.keyBytesMax = 0
        let report = try ValidationKit.report(
            bytes, schema, options: options, resources: Self.spill)
        #expect(report == memory)
        #expect(report.violations.map(\.actual) == ["abc", "2"])
        #expect(report.violations.first?.hint?.contains("Record 1 ") == true)
    }

    @Test("keys are canonical, and what is shown is what the file says, in CSV and NDJSON alike")
    func canonical() throws {
        let schema = try ValidationKit.schema(
            properties: """
                "p":{"type":"string","x-svd-normalise":"postcode","x-svd-class":"personal"},
                "n":{"type":"number","x-svd-class":"none"}
                """,
            rules: #"[{"id":"r","kind":"unique","fields":["p"]},{"id":"s","kind":"unique","#
                + #""fields":["p","n"],"severity":"warning"}]"#)
        let table = "p,n\nSW1A 1AA,1\nsw1a1aa,1.0\nM1 1AE,\nm11ae,2\n"
        let lines = """
            {"p":"SW1A 1AA","n":1}
            {"n":10e-1,"p":"sw1a1aa"}
            {"p":"M1 1AE"}
            {"p":"m11\\u0061e","n":2}

            """
        for (text, format) in [(table, FileFormat.csv), (lines, .ndjson)] {
            var options = ValidationOptions(showValues: true)
            let memory = try ValidationKit.report(
                Array(text.utf8), schema, options: options, format: format)
            #expect(memory.violations.map(\.actual) == ["sw1a1aa", "sw1a1aa", "m11ae"])
            #expect(memory.violations.compactMap(\.record) == [2, 2, 4])
            options.keyBytesMax = 0
            let report = try ValidationKit.report(
                Array(text.utf8), schema, options: options, format: format,
                resources: Self.spill)
            #expect(report == memory)
        }
    }

    @Test("200,000 rows with one key, and keys of 60,000 bytes")
    func extremes() throws {
        let schema = try ValidationKit.schema(
            properties: #""k":{"type":"string","x-svd-class":"none"}"#,
            rules: #"[{"id":"r","kind":"unique","fields":["k"]}]"#)
        let options = ValidationOptions(violationsMax: 3, keyBytesMax: 0)
        let same = Array(("k\n" + String(repeating: "one\n", count: 200_000)).utf8)
        let report = try ValidationKit.report(
            same, schema, options: options, resources: Self.spill)
        #expect(report.totals.map(\.count) == [199_999])
        #expect(report.violations.compactMap(\.line) == [3, 4, 5])
        let long = String(repeating: "x", count: 60_000)
        var text = "k\n"
        for index in 0..<40 { text += "\(long)\(index % 30)\n" }
        let other = try ValidationKit.report(
            Array(text.utf8), schema, options: options, resources: Self.spill)
        #expect(other.totals.map(\.count) == [10])
        #expect(other.violations.compactMap(\.record) == [31, 32, 33])
    }

    @Test("without a place to put keys the file is refused, and says why")
    func noPlace() throws {
        let schema = try Self.schema("refuse-file")
        let report = try ValidationKit.report(
            Array("ref,n,d\na,1,\nb,2,\n".utf8), schema,
            options: ValidationOptions(keyBytesMax: 0))
        #expect(report.verdict == .refused)
        #expect(report.violations.map(\.code) == [.tooManyKeys])
        #expect(report.violations.first?.record == 1)
        #expect(report.rows.received == 1)
    }

    @Test("a place that fails is told to the caller, and never passes for a good file")
    func failing() throws {
        let schema = try Self.schema("refuse-file")
        let resources = ValidationResources(spill: MemorySpillStore(bytesMax: 100_000))
        var text = "ref,n,d\n"
        for index in 0..<200_000 { text += "r\(index),,\n" }
        let validator = FileValidator(
            schema: schema, options: ValidationOptions(keyBytesMax: 0), resources: resources)
        let report = try ValidationKit.run(validator, Array(text.utf8))
        #expect(validator.keyFault is MemorySpill.Full)
        #expect(report.verdict == .refused)
        #expect(report.violations.map(\.code) == [.tooManyKeys])
    }

    @Test("rows that turn out to be repeats are named, and left out of a second pass")
    func secondPass() throws {
        let schema = try Self.schema("accept-rows")
        let bytes = Array("ref,n,d\na,1,\nb,2,\na,3,\nc,2,\nd,4,\nd,5,2026-01-01\n".utf8)
        let kept = CollectingSink()
        let memory = try ValidationKit.report(bytes, schema, sink: kept)
        let options = ValidationOptions(keyBytesMax: 0)
        let sink = CollectingSink()
        let first = FileValidator(
            schema: schema, options: options, resources: Self.spill, sink: sink)
        let report = try ValidationKit.run(first, bytes)
        #expect(report == memory)
        #expect(report.rows == RowCounts(received: 6, accepted: 3, rejected: 3))
        #expect((1...6).filter(first.lateRejections.contains) == [3, 4])
        #expect(sink.rows.count == 5)
        let second = CollectingSink()
        let again = FileValidator(
            schema: schema, options: options,
            resources: ValidationResources(
                spill: MemorySpillStore(), excluded: first.lateRejections),
            sink: second)
        #expect(try ValidationKit.run(again, bytes) == memory)
        #expect(again.lateRejections.isEmpty)
        #expect(second.rows == kept.rows)
    }
}

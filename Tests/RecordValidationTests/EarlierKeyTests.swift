import RecordValidation
import SharingModel
import Testing

@Suite("A key may be asked to be new across submissions")
struct EarlierKeyTests {
    /// Knows some keys, and which were asked for.
    final class Known: EarlierKeys {
        struct Fault: Error {}

        let keys: [String: String]
        var asked: [String] = []
        var fails = false

        init(_ keys: [String: String]) { self.keys = keys }

        func submission(
            holding key: UnsafeRawBufferPointer, of rule: String
        ) throws -> SubmissionID? {
            if fails { throw Fault() }
            let text = unsafe String(decoding: key, as: UTF8.self)
            asked.append("\(rule):\(text)")
            return keys[text].flatMap { SubmissionID($0) }
        }
    }

    static func schema(_ across: String) throws -> DatasetSchema {
        try ValidationKit.schema(
            properties: #""ref":{"type":"string","x-svd-class":"none"}"#,
            rules: #"[{"id":"u","kind":"unique","fields":["ref"]\#(across)}]"#)
    }

    static let across = #","across":"submissions""#
    static let bytes = Array("ref\na\nb\nb\na\nc\n".utf8)

    @Test(
        "the violation names the earlier submission, on disk and in memory",
        arguments: [0, 1 << 30])
    func named(_ bytesMax: Int) throws {
        let known = Known(["a": "01m83vxbbnyzn54b0bxmeqfnx4"])
        let report = try ValidationKit.report(
            Self.bytes, try Self.schema(Self.across),
            options: ValidationOptions(keyBytesMax: bytesMax),
            resources: ValidationResources(spill: MemorySpillStore(), earlierKeys: known))
        #expect(report.violations.map(\.code) == [.unique, .unique, .unique])
        #expect(report.violations.compactMap(\.record) == [1, 3, 4])
        let names = report.violations.map { $0.expected?.contains("01m83vxbbnyzn54b0bxmeqfnx4") }
        #expect(names == [true, false, true])
        #expect(report.violations.allSatisfy { $0.rule == "/x-svd/rules/0" })
        #expect(known.asked == ["u:a", "u:b", "u:b", "u:a", "u:c"])
    }

    @Test("a rule that does not ask is not looked up, and offline nothing is known")
    func notAsked() throws {
        let known = Known(["a": "x"])
        let resources = ValidationResources(earlierKeys: known)
        _ = try ValidationKit.report(Self.bytes, try Self.schema(""), resources: resources)
        #expect(known.asked == [])
        let offline = try ValidationKit.report(Self.bytes, try Self.schema(Self.across))
        #expect(offline.violations.compactMap(\.record) == [3, 4])
    }

    @Test("where the look-up fails nothing is accepted")
    func failing() throws {
        let known = Known([:])
        known.fails = true
        let validator = FileValidator(
            schema: try Self.schema(Self.across),
            resources: ValidationResources(earlierKeys: known))
        let report = try ValidationKit.run(validator, Self.bytes)
        #expect(validator.keyFault is Known.Fault)
        #expect(report.verdict == .refused)
    }

    @Test(
        "across is for unique and says submissions",
        arguments: [
            #"{"id":"u","kind":"unique","fields":["ref"],"across":"files"}"#,
            #"{"id":"u","kind":"at-most-one-of","fields":["ref","m"],"across":"submissions"}"#,
        ])
    func wrong(_ rule: String) throws {
        #expect {
            try ValidationKit.schema(
                properties: """
                    "ref":{"type":"string","x-svd-class":"none"},
                    "m":{"type":"string","x-svd-class":"none"}
                    """,
                rules: "[\(rule)]")
        } throws: {
            ($0 as? Refusal)?.field == "/x-svd/rules/0/across"
        }
    }

    @Test("a row's key is what is asked for, whatever the format")
    func keys() throws {
        final class Keys: RecordSink {
            let rules: [KeyRule]
            var found: [[UInt8]?] = []

            init(_ rules: [KeyRule]) { self.rules = rules }

            func receive(_ record: borrowing RecordView) throws {
                for rule in rules {
                    var key: [UInt8] = [1]
                    found.append(record.write(rule, to: &key) ? key : nil)
                }
            }
        }
        let schema = try ValidationKit.schema(
            properties: """
                "ref":{"type":"string","x-svd-class":"none"},
                "n":{"type":"number","x-svd-class":"none"}
                """,
            rules: """
                [{"id":"a","kind":"unique","fields":["ref"],"across":"submissions"},
                {"id":"b","kind":"unique","fields":["n","ref"],"across":"submissions"},
                {"id":"c","kind":"unique","fields":["n"]}]
                """)
        #expect(schema.keyRulesAcrossSubmissions.map(\.id) == ["a", "b"])
        var found: [[[UInt8]?]] = []
        for (text, format) in [
            ("ref,n\né,1.50\nb,\n", FileFormat.csv),
            ("{\"ref\":\"\\u00e9\",\"n\":15e-1}\n{\"ref\":\"b\"}\n", .ndjson),
        ] {
            let keys = Keys(schema.keyRulesAcrossSubmissions)
            _ = try ValidationKit.report(Array(text.utf8), schema, format: format, sink: keys)
            found.append(keys.found)
        }
        let number = unsafe withUnsafeBytes(of: 1.5.bitPattern.littleEndian) { unsafe Array($0) }
        #expect(
            found[0] == [[0xC3, 0xA9], number + [2, 0, 0, 0, 0xC3, 0xA9], [0x62], nil])
        #expect(found[1] == found[0])
    }

    @Test("with rows accepted one by one it can only warn")
    func policy() throws {
        for (severity, isRight) in [("error", false), ("warning", true)] {
            let document = ValidationKit.document(
                properties: #""ref":{"type":"string","x-svd-class":"none"}"#,
                rules: #"[{"id":"u","kind":"unique","fields":["ref"],"severity":"\#(severity)""#
                    + #","across":"submissions"}]"#,
                extra: #""acceptance":{"policy":"accept-rows"},"#)
            if isRight {
                _ = try ValidationKit.schema(document)
            } else {
                #expect { try ValidationKit.schema(document) } throws: {
                    ($0 as? Refusal)?.field == "/x-svd/rules/0/across"
                }
            }
        }
    }
}

import FoundationEssentials
import Testing

@Suite("What the fuzzers once found interesting still holds")
struct CorpusTests {
    private static let folder = ValidationKit.root + "/Tests/Fuzzing/corpus"

    private static func inputs(_ kind: String) throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)").sorted().map {
            ($0, try Catalogue.bytes("\(folder)/\(kind)/\($0)"))
        }
    }

    @Test("data files", .timeLimit(.minutes(2)))
    func files() throws {
        let schema = try FuzzSchema.make()
        let inputs = try Self.inputs("file")
        #expect(inputs.count > 50)
        for (name, bytes) in inputs {
            #expect(throws: Never.self, "\(name)") { try FuzzChecks.file(bytes, schema: schema) }
        }
    }

    @Test("JSON texts", .timeLimit(.minutes(2)))
    func json() throws {
        let inputs = try Self.inputs("json")
        #expect(inputs.count > 20)
        for (name, bytes) in inputs {
            #expect(throws: Never.self, "\(name)") { try FuzzChecks.json(bytes) }
        }
    }

    @Test("schemas", .timeLimit(.minutes(2)))
    func schemas() throws {
        let inputs = try Self.inputs("schema")
        #expect(inputs.count > 20)
        for (name, bytes) in inputs {
            #expect(throws: Never.self, "\(name)") { try FuzzChecks.schema(bytes) }
        }
    }

    @Test("the example files of the catalogue, as if somebody had fed them to the fuzzer")
    func examples() throws {
        for example in Catalogue.examples {
            let schema = try example.document.schema()
            let bytes = try Catalogue.bytes(example.path)
            for choice in [UInt8(0), 0x1C] {
                #expect(throws: Never.self, "\(example.testDescription)") {
                    try FuzzChecks.file([choice] + bytes, schema: schema)
                }
            }
        }
        for document in Catalogue.documents {
            #expect(throws: Never.self) {
                try FuzzChecks.schema(try Catalogue.bytes(document.path))
            }
        }
    }
}

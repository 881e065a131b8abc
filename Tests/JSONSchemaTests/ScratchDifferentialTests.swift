import Foundation
import JSONSchema
import StrictJSON
import Testing

@Suite("scratch") struct ScratchDifferentialTests {
    @Test func all() throws {
        let base = "/work/scratch/jsonschema/diff"
        for name in try FileManager.default.contentsOfDirectory(atPath: base).sorted() {
            let data = try Data(contentsOf: URL(filePath: base + "/" + name))
            let json = try JSONParser.parse(Array(data), limits: JSONLimits(bytesMax: 1 << 30))
            let file = try #require(ConformanceFile(json))
            let failures = file.failures(
                registry: SchemaRegistry(), dialect: .draft202012, assertsFormats: true)
            print(name, file.count, "failed", failures.count)
            for failure in failures.prefix(60) {
                print("   ", failure.caseDescription, "::", failure.testDescription, "::", failure.reason)
            }
        }
    }
}

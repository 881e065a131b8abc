import JSONSchema
import StrictJSON
import Testing

@Suite("The official test suite passes")
struct OfficialSuiteTests {
    @Test("All 1,299 required tests of 2020-12")
    func draft202012() throws {
        guard OfficialSuite.isHere else {
            print("skipped: ../shared is not here")
            return
        }
        let registry = try OfficialSuite.registry()
        var count = 0
        for (path, json) in try OfficialSuite.documents(in: "tests/draft2020-12") {
            let file = try #require(ConformanceFile(json))
            count += file.count
            let failures = file.failures(
                registry: registry, dialect: .draft202012, assertsFormats: false)
            for failure in failures {
                Issue.record(
                    """
                    \(path): \(failure.caseDescription): \(failure.testDescription): \
                    \(failure.reason)
                    """)
            }
        }
        #expect(count == 1299)
    }
}

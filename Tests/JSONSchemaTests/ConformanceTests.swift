import JSONSchema
import StrictJSON
import Testing

@Suite("Cases in the official suite's shape come out as they say")
struct ConformanceTests {
    @Test("What the required tests of 2020-12 leave open")
    func draft202012() throws {
        try expectNoFailure(ConformanceCases.draft202012, .draft202012, assertsFormats: true)
    }

    @Test("Draft-07, whose keywords differ")
    func draft07() throws {
        try expectNoFailure(ConformanceCases.draft07, .draft07, assertsFormats: true)
    }

    @Test("2019-09, whose keywords differ")
    func draft201909() throws {
        try expectNoFailure(ConformanceCases.draft201909, .draft201909, assertsFormats: false)
    }

    @Test("A test that comes out otherwise is a failure that names itself")
    func failures() throws {
        let json = try JSONParser.parse(
            #"""
            [{"description":"c","schema":{"type":"string"},"tests":[
             {"description":"good","data":"a","valid":true},
             {"description":"bad","data":"a","valid":false}]},
             {"description":"d","schema":{"type":"x"},"tests":[
             {"description":"t","data":1,"valid":false}]}]
            """#)
        let file = try #require(ConformanceFile(json))
        #expect(file.count == 3)
        let failures = file.failures(
            registry: SchemaRegistry(), dialect: .draft202012, assertsFormats: false)
        #expect(failures.map(\.caseDescription) == ["c", "d"])
        #expect(failures.map(\.testDescription) == ["bad", "t"])
        #expect(failures.last?.reason.hasPrefix("refused: ") == true)
    }

    @Test(
        "Another shape is not taken for a file of tests",
        arguments: ["{}", "[1]", #"[{"description":"a","schema":{},"tests":[{"data":1}]}]"#])
    func otherShape(text: String) throws {
        #expect(ConformanceFile(try JSONParser.parse(text)) == nil)
    }

    private func expectNoFailure(
        _ text: String, _ dialect: SchemaDialect, assertsFormats: Bool
    ) throws {
        let file = try #require(ConformanceFile(try JSONParser.parse(text)))
        #expect(file.count > 10)
        var registry = SchemaRegistry()
        for (uri, text) in ConformanceCases.remotes {
            registry.add(try JSONParser.parse(text), at: uri)
        }
        let failures = file.failures(
            registry: registry, dialect: dialect, assertsFormats: assertsFormats)
        #expect(failures == [])
    }
}

import RecordValidation
import SharingModel
import Testing

@Suite("What a schema says of normalisation and privacy is checked when it is loaded")
struct NormalisationLoadingTests {
    static let area =
        #""a":{"type":"string","x-svd-class":"none","x-svd-normalise":"gss-code"}"#

    static func core(_ name: String, _ type: String) -> String {
        #""\#(name)":{"type":"\#(type)","x-svd-class":"none","x-svd-core":"\#(name)"}"#
    }

    static let faulty: [FaultySchema] = [
        FaultySchema(
            document: FaultySchema.property(#""type":"integer","x-svd-normalise":"uprn""#),
            pointer: "/properties/a/x-svd-normalise"),
        FaultySchema(
            document: FaultySchema.property(
                #""type":"string","format":"date","x-svd-normalise":"uprn""#),
            pointer: "/properties/a/x-svd-normalise"),
        FaultySchema(
            document: FaultySchema.property(#""type":"string","x-svd-normalise":"post-code""#),
            pointer: "/properties/a/x-svd-normalise"),
        FaultySchema(
            document: FaultySchema.property(
                #""type":"string","x-svd-normalise":"uprn","x-svd-column":{"formats":["yyyy"]}"#),
            pointer: "/properties/a/x-svd-column/formats"),
        FaultySchema(
            document: ValidationKit.document(properties: area, extra: #""successors":{},"#),
            pointer: "/x-svd/successors/codes"),
        FaultySchema(
            document: ValidationKit.document(
                properties: area, extra: #""successors":{"codes":{"E07000205":"E0700024"}},"#),
            pointer: "/x-svd/successors/codes/E07000205"),
        FaultySchema(
            document: ValidationKit.document(
                properties: area,
                extra: #""successors":{"codes":{"E07000205":"E07000206","E07000206":"E07000205"}},"#
            ),
            pointer: "/x-svd/successors/codes/E07000205"),
        FaultySchema(
            document: ValidationKit.document(
                properties: area, extra: #""areaKinds":{"codes":["E1"]},"#),
            pointer: "/x-svd/areaKinds/codes/0"),
        FaultySchema(
            document: ValidationKit.document(
                properties: area, suspects: #"{"name":"fatal"}"#),
            pointer: "/x-svd/disclosure/suspects/name"),
        FaultySchema(
            document: ValidationKit.document(
                properties: area, suspects: #"{"shoe-size":"error"}"#),
            pointer: "/x-svd/disclosure/suspects/shoe-size"),
        FaultySchema(
            document: ValidationKit.document(
                properties: area, suspects: #"["name"],"notNames":[""]"#),
            pointer: "/x-svd/disclosure/notNames/0"),
        FaultySchema(
            document: ValidationKit.document(properties: core("easting", "integer")),
            pointer: "/properties/easting/x-svd-core"),
        FaultySchema(
            document: ValidationKit.document(
                properties: core("latitude", "number") + "," + core("longitude", "string")),
            pointer: "/properties/longitude/type"),
    ]

    @Test("each fault has its JSON pointer", arguments: faulty)
    func refused(_ faulty: FaultySchema) throws {
        let refusal = #expect(throws: Refusal.self) { try ValidationKit.schema(faulty.document) }
        #expect(refusal?.code == .schemaInvalid)
        #expect(refusal?.field == faulty.pointer)
    }

    @Test("date is a normalisation with and without the format")
    func dates() throws {
        let schema = try ValidationKit.schema(
            properties: """
                "a":{"type":"string","format":"date","x-svd-class":"none","x-svd-normalise":"date"},
                "b":{"type":"string","x-svd-class":"none","x-svd-normalise":"date",
                "x-svd-column":{"formats":["dd/MM/yyyy"]}}
                """)
        #expect(schema.columns.map(\.storage) == [.date, .date])
        let sink = CollectingSink()
        let report = try ValidationKit.report(
            Array("a,b\n1970-01-02,03/01/1970\n".utf8), schema, sink: sink)
        #expect(report.verdict == .accepted)
        #expect(sink.rows == [["d1", "d2"]])
        let bad = try ValidationKit.report("a,b\n02/01/1970,1/3/70\n", schema)
        #expect(bad.violations.map(\.code) == [.format, .format])
    }
}

import RecordValidation
import SchemaPublishing
import SharingModel
import StrictJSON
import Testing

@Suite("A version's number promises what its changes keep")
struct SuccessionTests {
    static func schema(_ version: String, _ values: String, title: String = "t") throws
        -> DatasetSchema
    {
        try PublishingKit.schema(
            PublishingKit.document(
                version: version, a: #""type":"string","title":"\#(title)","enum":\#(values)"#))
    }

    @Test("a minor may add values, a patch may not, and nothing may take them away")
    func bumps() throws {
        let first = try Self.schema("1.0.0", #"["x"]"#)
        let wider = #"["x","y"]"#
        let minor = try SchemaSuccession(try Self.schema("1.1.0", wider), among: [first])
        #expect(minor.isGood && minor.neededVersion.description == "1.1.0")
        let patch = try SchemaSuccession(try Self.schema("1.0.1", wider), among: [first])
        #expect(!patch.isGood && patch.neededVersion.description == "1.1.0")
        #expect(patch.refusal?.code == .schemaIncompatible)
        let words = try SchemaSuccession(
            try Self.schema("1.0.1", #"["x"]"#, title: "u"), among: [first])
        #expect(words.isGood && words.neededVersion.description == "1.0.1")
        let other = try SchemaSuccession(try Self.schema("1.1.0", #"["y"]"#), among: [first])
        #expect(!other.isGood && other.neededVersion.description == "2.0.0")
        #expect(try SchemaSuccession(try Self.schema("2.0.0", #"["y"]"#), among: [first]).isGood)
    }

    @Test("every earlier minor counts, not the last alone")
    func transitive() throws {
        let versions = [
            try Self.schema("1.0.0", #"["x"]"#), try Self.schema("1.1.0", #"["x","y"]"#),
            try Self.schema("1.2.0", #"["x","y","z"]"#),
        ]
        let found = try SchemaSuccession(try Self.schema("1.3.0", #"["x","z"]"#), among: versions)
        #expect(found.faults.map(\.old.description) == ["1.1.0", "1.2.0"])
        #expect(found.neededVersion.description == "2.0.0")
    }

    @Test("a version put between two must suit the later one too")
    func between() throws {
        let versions = [
            try Self.schema("1.0.0", #"["x"]"#), try Self.schema("1.2.0", #"["x","y"]"#),
        ]
        #expect(
            try SchemaSuccession(try Self.schema("1.1.0", #"["x","y"]"#), among: versions).isGood)
        let found = try SchemaSuccession(try Self.schema("1.1.0", #"["x","z"]"#), among: versions)
        #expect(found.faults.map(\.new.description) == ["1.2.0"])
    }

    @Test("the report in JSON names the bump")
    func json() throws {
        let difference = try SchemaDifference(
            from: try Self.schema("1.0.0", #"["x"]"#), to: try Self.schema("1.0.1", #"["x","y"]"#))
        #expect(!difference.isBumpSufficient)
        #expect(difference.json["neededBump"] == "minor")
        #expect(difference.json["bump"] == "patch")
        #expect(difference.json["sufficient"] == false)
        #expect(difference.text.contains("the bump is too small; the changes need a minor version"))
    }
}

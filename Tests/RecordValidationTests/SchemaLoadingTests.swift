import RecordValidation
import SharingModel
import Testing

/// A faulty schema and where its fault is.
struct FaultySchema: Sendable, CustomTestStringConvertible {
    let document: String
    let pointer: String

    var testDescription: String { pointer }

    static let plain = #""a":{"type":"string","x-svd-class":"none"}"#
    static let number = #""n":{"type":"integer","x-svd-class":"none"}"#

    static func property(_ text: String) -> String {
        ValidationKit.document(properties: "\"a\":{\(text),\"x-svd-class\":\"none\"}")
    }

    static func dated(_ format: String, _ formats: [String]) -> String {
        property(#""type":"string","format":"\#(format)","x-svd-column":{"formats":\#(formats)}"#)
    }

    static func rule(_ text: String) -> String {
        ValidationKit.document(properties: plain + "," + number, rules: "[{\(text)}]")
    }

    static let all: [FaultySchema] = [
        FaultySchema(document: "{", pointer: ""),
        FaultySchema(document: "\u{FEFF}" + property(#""type":"string""#), pointer: ""),
        FaultySchema(
            document: property(##""type":"string","x-svd-column":{"header":"a\nb"}"##),
            pointer: "/properties/a/x-svd-column/header"),
        FaultySchema(
            document: property(##""type":"string","x-svd-column":{"aliases":["b","a\u0085b"]}"##),
            pointer: "/properties/a/x-svd-column/aliases/1"),
        FaultySchema(
            document: dated("date", ["iso8601", "dd/MM/yyyy", "MM/dd/yyyy"]),
            pointer: "/properties/a/x-svd-column/formats/2"),
        FaultySchema(
            document: dated("date", ["yyyyMMdd", "ddMMyyyy"]),
            pointer: "/properties/a/x-svd-column/formats/1"),
        FaultySchema(
            document: dated("date-time", ["iso8601", "yyyy-dd-MMTHH:mm"]),
            pointer: "/properties/a/x-svd-column/formats/1"),
        FaultySchema(
            document: dated("date-time", ["dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm"]),
            pointer: "/properties/a/x-svd-column/formats/1"),
        FaultySchema(
            document: property(#""type":"string","minlength":1"#),
            pointer: "/properties/a/minlength"),
        FaultySchema(document: property(#""type":"array""#), pointer: "/properties/a/type"),
        FaultySchema(
            document: property(#""type":"string","x-svd-foo":1"#),
            pointer: "/properties/a/x-svd-foo"),
        FaultySchema(
            document: property(#""type":"string","format":"email""#),
            pointer: "/properties/a/format"),
        FaultySchema(
            document: property(#""type":"string","pattern":"(?=x)""#),
            pointer: "/properties/a/pattern"),
        FaultySchema(
            document: property(#""type":"string","pattern":"(a)\\1""#),
            pointer: "/properties/a/pattern"),
        FaultySchema(
            document: property(#""type":"string","pattern":"(a{500}){500}""#),
            pointer: "/properties/a/pattern"),
        FaultySchema(
            document: property(#""type":"string","pattern":"[z-a]""#),
            pointer: "/properties/a/pattern"),
        FaultySchema(
            document: property(#""type":"string","minLength":3,"maxLength":2"#),
            pointer: "/properties/a/minLength"),
        FaultySchema(
            document: property(#""type":"string","minimum":3"#), pointer: "/properties/a/minimum"),
        FaultySchema(
            document: property(#""type":"number","minimum":1e3"#),
            pointer: "/properties/a/minimum"),
        FaultySchema(
            document: property(#""type":"string","enum":["x","x"]"#),
            pointer: "/properties/a/enum/1"),
        FaultySchema(
            document: property(#""type":"integer","enum":["1"]"#), pointer: "/properties/a/enum/0"),
        FaultySchema(
            document: property(#""type":"string","enum":["x","y"],"const":"z""#),
            pointer: "/properties/a/const"),
        FaultySchema(
            document: property(#""type":"integer","enum":[1,2],"const":3"#),
            pointer: "/properties/a/const"),
        FaultySchema(
            document: property(#""type":"string","$comment":5"#),
            pointer: "/properties/a/$comment"),
        FaultySchema(
            document: property(
                #""type":"string","format":"date-time","x-svd-column":{"formats":["mm/dd"]}"#),
            pointer: "/properties/a/x-svd-column/formats/0"),
        FaultySchema(
            document: property(#""type":"string","x-svd-column":{"colour":1}"#),
            pointer: "/properties/a/x-svd-column/colour"),
        FaultySchema(
            document: ValidationKit.document(properties: #""a":{"type":"string"}"#),
            pointer: "/properties/a/x-svd-class"),
        FaultySchema(
            document: ValidationKit.document(properties: plain, required: #"["b"]"#),
            pointer: "/required/0"),
        FaultySchema(
            document: ValidationKit.document(properties: plain, extra: #""cadence":"monthly","#),
            pointer: "/x-svd/cadence"),
        FaultySchema(
            document: ValidationKit.document(properties: plain, extra: #""colour":1,"#),
            pointer: "/x-svd/colour"),
        FaultySchema(
            document: ValidationKit.document(properties: plain, suspects: #"["shoe-size"]"#),
            pointer: "/x-svd/disclosure/suspects/0"),
        FaultySchema(
            document: rule(#""id":"r","kind":"unique","fields":["b"]"#),
            pointer: "/x-svd/rules/0/fields/0"),
        FaultySchema(
            document: rule(#""id":"r","kind":"maybe","fields":["a"]"#),
            pointer: "/x-svd/rules/0/kind"),
        FaultySchema(
            document: rule(#""id":"r","kind":"not-before","fields":["a","n"]"#),
            pointer: "/x-svd/rules/0/fields"),
        FaultySchema(
            document: rule(#""id":"r","kind":"required-if","fields":["a"]"#),
            pointer: "/x-svd/rules/0/when"),
        FaultySchema(
            document: rule(#""id":"r","kind":"required-if","fields":["a"],"when":{"n":["1"]}"#),
            pointer: "/x-svd/rules/0/when/n"),
        FaultySchema(
            document: rule(#""id":"r","kind":"in-code-list","fields":["a"],"list":"x""#),
            pointer: "/x-svd/rules/0/list"),
        FaultySchema(
            document: rule(#""id":"r","kind":"equals-sum","fields":["n","a"]"#),
            pointer: "/x-svd/rules/0/fields"),
        FaultySchema(
            document: rule(#""id":"r","kind":"unique","fields":["a"],"list":"x""#),
            pointer: "/x-svd/rules/0/list"),
    ]
}

@Suite("A faulty schema is refused where it is loaded, with the place of its fault")
struct SchemaLoadingTests {
    @Test("each fault has its JSON pointer", arguments: FaultySchema.all)
    func refused(_ faulty: FaultySchema) throws {
        let refusal = #expect(throws: Refusal.self) { try ValidationKit.schema(faulty.document) }
        #expect(refusal?.code == .schemaInvalid)
        #expect(refusal?.field == faulty.pointer)
    }

    @Test("the shipped schemas say what DESIGN.md asks of them")
    func shipped() throws {
        let schema = try ValidationKit.shipped("ed-assault")
        #expect(schema.version.description == "1.0.0")
        #expect(schema.profile.powers == [.cda115, .notPersonal])
        #expect(schema.profile.forms == [.anonymisedRows])
        #expect(schema.acceptance == .refuseFile)
        #expect(schema.cadence?.months == 1)
        #expect(schema.retention == "P2Y")
        let place = try #require(schema.columns.first { $0.core == .place })
        #expect(place.name == "assault_lsoa21")
        #expect(place.columnClass == .quasiIdentifier)
        let street = try ValidationKit.shipped("policeuk-street")
        #expect(
            street.columns.map(\.header) == [
                "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude",
                "Location", "LSOA code", "LSOA name", "Crime type", "Last outcome category",
                "Context",
            ])
        let fire = try ValidationKit.shipped("fire-deliberate")
        #expect(fire.profile.powers == [.pcsc16, .cda17A])
    }

    @Test("the catalogue finds the newest version and refuses a version that is there twice")
    func catalogue() throws {
        let schema = try ValidationKit.shipped("ed-assault")
        let catalogue = try SchemaCatalogue([schema])
        let dataset = try #require(DatasetID("ed-assault"))
        #expect(catalogue.schema(dataset, nil)?.version == schema.version)
        #expect(catalogue.schema(dataset, SemanticVersion("2.0.0")) == nil)
        #expect(throws: Refusal.self) { try SchemaCatalogue([schema, schema]) }
    }
}

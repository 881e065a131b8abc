import RecordValidation
import SchemaPublishing
import SharingModel
import Testing

@Suite("Each change between two versions has its name, place and impact")
struct DifferenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let expected: [String]
        var testDescription: String { expected.joined(separator: ", ") }
    }

    static func changes(_ old: String, _ new: String) throws -> [SchemaChange] {
        try SchemaDifference(
            from: try PublishingKit.schema(old), to: try PublishingKit.schema(new)
        ).changes
    }

    @Test("keywords of a definition count as the property's own")
    func definitions() throws {
        let plain = PublishingKit.document(a: #""type":"string","enum":["x","y"]"#)
        let root = ##""$defs":{"b":{"type":"string","enum":["x","y"],"maxLength":VALUE}},"##
        func referring(_ version: String, _ maxLength: Int) -> String {
            PublishingKit.document(
                version: version, a: ##""$ref":"#/$defs/b""##,
                root: root.replacing("VALUE", with: "\(maxLength)"))
        }
        let same = try Self.changes(referring("1.0.0", 5), referring("1.0.1", 5))
        #expect(same.isEmpty, "\(same)")
        let other = try Self.changes(referring("1.0.0", 5), referring("1.1.0", 0))
        #expect(other.map(\.pointer) == ["/properties/a/maxLength"], "\(other)")
        let dictionary = try SchemaArtefact.markdown.bytes(
            of: PublishingKit.schema(referring("1.0.0", 5)))
        #expect(String(decoding: dictionary, as: UTF8.self).contains("`x`"))
        #expect(
            try Self.changes(
                plain,
                PublishingKit.document(
                    version: "1.0.1", a: ##""$ref":"#/$defs/b""##,
                    root: ##""$defs":{"b":{"type":"string","enum":["x","y"]}},"##)
            ).isEmpty)
    }

    static func column(_ old: String, _ new: String, _ expected: String...) -> Case {
        Case(
            old: PublishingKit.document(a: old),
            new: PublishingKit.document(version: "1.1.0", a: new), expected: expected)
    }

    @Test(
        "what a cell may be",
        arguments: [
            column(#""type":"string""#, #""type":"integer""#, "breaking type-changed /type"),
            column(
                #""type":"string""#, #""type":"string","format":"date""#,
                "breaking format-changed /format"),
            column(
                #""type":"string","enum":["x","y"]"#, #""type":"string","enum":["y","x","z"]"#,
                "compatible enum-loosened /enum"),
            column(
                #""type":"string","enum":["x","y"]"#, #""type":"string","enum":["y","x"]"#,
                "cosmetic enum-reordered /enum"),
            column(
                #""type":"string","enum":["x","y"]"#, #""type":"string","enum":["y"]"#,
                "breaking enum-tightened /enum"),
            column(
                #""type":"string","enum":["x","y"]"#, #""type":"string""#,
                "compatible enum-loosened /enum"),
            column(
                #""type":"string""#, #""type":"string","enum":["y"]"#,
                "breaking enum-tightened /enum"),
            column(
                #""type":"string","pattern":"^[xy]$""#, #""type":"string","enum":["x","y"]"#,
                "compatible enum-tightened /enum", "compatible pattern-loosened /pattern"),
            column(
                #""type":"string","const":"x""#, #""type":"string","enum":["x","y"]"#,
                "compatible enum-tightened /enum", "compatible const-loosened /const"),
            column(
                #""type":"string","enum":["A1","B2"]"#,
                #""type":"string","enum":["A1","B2"],"pattern":"^[A-Z][0-9]$""#,
                "compatible pattern-tightened /pattern"),
            column(
                #""type":"string","pattern":"^[A-C][0-9]{2}$""#,
                #""type":"string","pattern":"^[A-Z][0-9]{2,3}$""#,
                "compatible pattern-loosened /pattern"),
            column(
                #""type":"string","pattern":"^[A-Z][0-9]{2,3}$""#,
                #""type":"string","pattern":"^[A-C][0-9]{2}$""#,
                "breaking pattern-changed /pattern"),
            column(
                #""type":"string","pattern":"^[0-9]{4}$","maxLength":9"#,
                #""type":"string","pattern":"^[0-9]{4}$","maxLength":4"#,
                "compatible max-length-tightened /maxLength"),
            column(
                #""type":"string","maxLength":9"#, #""type":"string","maxLength":8"#,
                "breaking max-length-tightened /maxLength"),
            column(
                #""type":"string""#, #""type":"string","minLength":1"#,
                "compatible min-length-tightened /minLength"),
            column(
                #""type":"string","minLength":2"#, #""type":"string""#,
                "compatible min-length-loosened /minLength"),
            column(
                #""type":"integer","minimum":0"#, #""type":"integer","minimum":-1"#,
                "compatible minimum-loosened /minimum"),
            column(
                #""type":"number","minimum":0"#, #""type":"number","exclusiveMinimum":0"#,
                "breaking minimum-tightened /minimum"),
            column(
                #""type":"number","maximum":1.5"#, #""type":"number","maximum":1.50001"#,
                "compatible maximum-loosened /maximum"),
            column(
                #""type":"integer","minimum":0,"maximum":3"#,
                #""type":"integer","minimum":0,"maximum":3,"enum":[0,1,2,3]"#,
                "breaking enum-tightened /enum"),
            column(
                #""type":"integer","minimum":1,"maximum":3"#,
                #""type":"integer","enum":[1,2,3]"#,
                "compatible enum-tightened /enum", "compatible minimum-loosened /minimum",
                "compatible maximum-loosened /maximum"),
            column(
                #""type":"integer","multipleOf":10"#, #""type":"integer","multipleOf":5"#,
                "compatible multiple-of-loosened /multipleOf"),
            column(
                #""type":"integer","multipleOf":5"#, #""type":"integer","multipleOf":10"#,
                "breaking multiple-of-tightened /multipleOf"),
        ])
    func cells(_ example: Case) throws {
        let found = try Self.changes(example.old, example.new).map {
            "\($0.impact.rawValue) \($0.code.rawValue) \($0.pointer.dropFirst(13))"
        }
        #expect(found == example.expected)
    }

    @Test(
        "how a cell is written and what it means",
        arguments: [
            column(
                #""type":"string","format":"date""#,
                #""type":"string","format":"date","#
                    + #""x-svd-column":{"formats":["iso8601","dd/MM/yyyy"]}"#,
                "compatible formats-added /x-svd-column/formats"),
            column(
                #""type":"string","format":"date","x-svd-column":{"formats":["dd/MM/yyyy"]}"#,
                #""type":"string","format":"date","#
                    + #""x-svd-column":{"formats":["yyyy-MM-dd","dd/MM/yyyy"]}"#,
                "breaking formats-reordered /x-svd-column/formats"),
            column(
                #""type":"string","format":"date","#
                    + #""x-svd-column":{"formats":["iso8601","dd/MM/yyyy"]}"#,
                #""type":"string","format":"date""#,
                "breaking formats-removed /x-svd-column/formats"),
            column(
                #""type":"string","enum":["x"]"#,
                #""type":"string","enum":["x"],"x-svd-column":{"missing":["","N/A"]}"#,
                "compatible missing-added /x-svd-column/missing"),
            column(
                #""type":"string""#, #""type":"string","x-svd-column":{"missing":["","N/A"]}"#,
                "breaking missing-added /x-svd-column/missing"),
            column(
                #""type":"string","x-svd-column":{"missing":["","N/A"]}"#, #""type":"string""#,
                "breaking missing-removed /x-svd-column/missing"),
            column(
                #""type":"boolean""#, #""type":"boolean","x-svd-column":{"true":["true","Y"]}"#,
                "compatible boolean-texts-added /x-svd-column/true"),
            column(
                #""type":"boolean","x-svd-column":{"true":["true","Y"]}"#, #""type":"boolean""#,
                "breaking boolean-texts-removed /x-svd-column/true"),
            column(
                #""type":"string""#, #""type":"string","x-svd-column":{"header":"A"}"#,
                "breaking header-changed /x-svd-column/header"),
            column(
                #""type":"string""#,
                #""type":"string","x-svd-column":{"header":"A","aliases":["a"]}"#,
                "compatible header-changed /x-svd-column/header"),
            column(
                #""type":"string""#, #""type":"string","x-svd-column":{"aliases":["b"]}"#,
                "compatible alias-added /x-svd-column/aliases"),
            column(
                #""type":"string","x-svd-column":{"aliases":["b"]}"#, #""type":"string""#,
                "breaking alias-removed /x-svd-column/aliases"),
            column(
                #""type":"string","format":"date""#,
                #""type":"string","format":"date","x-svd-core":"occurred_at""#,
                "compatible core-added /x-svd-core"),
            column(
                #""type":"string","x-svd-core":"place""#, #""type":"string""#,
                "breaking core-changed /x-svd-core"),
            column(
                #""type":"string","title":"One""#, #""type":"string","title":"Two""#,
                "cosmetic words-changed /title"),
        ])
    func meanings(_ example: Case) throws {
        let found = try Self.changes(example.old, example.new).map {
            "\($0.impact.rawValue) \($0.code.rawValue) \($0.pointer.dropFirst(13))"
        }
        #expect(found == example.expected)
    }

    @Test("the column's class: more protected, less, and for the law to judge")
    func classes() throws {
        func change(_ old: String, _ new: String) throws -> [String] {
            try Self.changes(
                PublishingKit.document(
                    properties: #""a":{"type":"string","x-svd-class":"\#(old)"}"#),
                PublishingKit.document(
                    properties: #""a":{"type":"string","x-svd-class":"\#(new)"}"#)
            ).map { "\($0.impact.rawValue) \($0.code.rawValue)" }
        }
        #expect(try change("none", "quasi-identifier") == ["compatible class-raised"])
        #expect(try change("quasi-identifier", "none") == ["breaking class-lowered"])
        #expect(try change("none", "patient-information") == ["breaking class-raised"])
    }
}

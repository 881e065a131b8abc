import RecordValidation
import SchemaPublishing
import SharingModel
import Testing

@Suite("Changes of columns, rules, lists and the whole have their names")
struct WholeDifferenceTests {
    static let pair =
        #""a":{"type":"string","x-svd-class":"none"},"b":{"type":"string","x-svd-class":"none"}"#
    static let one = #""a":{"type":"string","x-svd-class":"none"}"#
    static let anyOrder = #""csv":{"headers":"any-order"},"#

    static func found(_ old: String, _ new: String) throws -> [String] {
        try DifferenceTests.changes(old, new).map {
            "\($0.impact.rawValue) \($0.code.rawValue) \($0.pointer)"
        }
    }

    static func rules(_ rules: String, _ more: String = "") -> String {
        PublishingKit.document(properties: pair, profile: #""rules":[\#(rules)],\#(more)"#)
    }

    @Test("columns that come, go, move or are renamed")
    func columns() throws {
        func document(_ properties: String, profile: String = "", required: String = "[]") -> String
        {
            PublishingKit.document(properties: properties, required: required, profile: profile)
        }
        let (one, pair, any) = (Self.one, Self.pair, Self.anyOrder)
        #expect(
            try Self.found(document(one), document(pair)) == [
                "breaking property-added /properties/b"
            ])
        #expect(
            try Self.found(document(one, profile: any), document(pair, profile: any))
                == ["compatible property-added /properties/b"])
        #expect(
            try Self.found(
                document(one, profile: any), document(pair, profile: any, required: #"["b"]"#))
                == ["breaking property-added /properties/b"])
        #expect(
            try Self.found(document(pair, profile: any), document(one, profile: any))
                == ["breaking property-removed /properties/b"])
        let swapped =
            #""b":{"type":"string","x-svd-class":"none"},"#
            + #""a":{"type":"string","x-svd-class":"none"}"#
        #expect(
            try Self.found(document(pair), document(swapped))
                == ["breaking property-order /properties"])
        #expect(
            try Self.found(document(pair, profile: any), document(swapped, profile: any))
                == ["cosmetic property-order /properties"])
        let renamed =
            #""c":{"type":"string","x-svd-class":"none","x-svd-column":{"header":"a"}}"#
        #expect(
            try Self.found(document(one), document(renamed))
                == ["breaking property-renamed /properties/c"])
        #expect(
            try Self.found(document(one), document(one, required: #"["a"]"#))
                == ["breaking required-added /required"])
        #expect(
            try Self.found(document(one, required: #"["a"]"#), document(one))
                == ["compatible required-removed /required"])
        #expect(
            try Self.found(document(one), document(one, profile: any))
                == ["compatible headers-loosened /x-svd/csv/headers"])
        let personal =
            #""a":{"type":"string","x-svd-class":"none"},"#
            + #""b":{"type":"string","x-svd-class":"personal"}"#
        #expect(
            try Self.found(document(one, profile: any), document(personal, profile: any))
                == ["breaking property-added /properties/b"])
    }

    struct RulePair: Sendable {
        let old: String
        let new: String
        let expected: [String]
    }

    private static let unique = #"{"id":"r","kind":"unique","fields":["a"]}"#

    @Test(
        "rules",
        arguments: [
            RulePair(old: "", new: unique, expected: ["breaking rule-added /x-svd/rules/0"]),
            RulePair(
                old: "", new: #"{"id":"r","kind":"unique","fields":["a"],"severity":"warning"}"#,
                expected: ["compatible rule-added /x-svd/rules/0"]),
            RulePair(old: unique, new: "", expected: ["compatible rule-removed /x-svd/rules/0"]),
            RulePair(
                old: unique, new: #"{"id":"r","kind":"unique","fields":["a","b"]}"#,
                expected: ["compatible rule-loosened /x-svd/rules/0"]),
            RulePair(
                old: #"{"id":"r","kind":"unique","fields":["a","b"]}"#, new: unique,
                expected: ["breaking rule-tightened /x-svd/rules/0"]),
            RulePair(
                old: unique,
                new: #"{"id":"r","kind":"unique","fields":["a"],"severity":"warning"}"#,
                expected: ["compatible rule-severity-lowered /x-svd/rules/0/severity"]),
            RulePair(
                old: #"{"id":"r","kind":"unique","fields":["a"],"severity":"warning"}"#,
                new: unique,
                expected: ["breaking rule-severity-raised /x-svd/rules/0/severity"]),
            RulePair(
                old: unique, new: #"{"id":"r","kind":"unique","fields":["a"],"message":"m"}"#,
                expected: ["cosmetic rule-words-changed /x-svd/rules/0"]),
            RulePair(
                old: #"{"id":"r","kind":"required-if","fields":["b"],"when":{"a":"present"}}"#,
                new: #"{"id":"r","kind":"required-if","fields":["b"],"when":{"a":["x"]}}"#,
                expected: ["compatible rule-loosened /x-svd/rules/0"]),
            RulePair(
                old: #"{"id":"r","kind":"required-if","fields":["b"],"when":{"a":["x"]}}"#,
                new: #"{"id":"r","kind":"required-if","fields":["b"],"when":{"a":["x","y"]}}"#,
                expected: ["breaking rule-tightened /x-svd/rules/0"]),
            RulePair(
                old: unique, new: #"{"id":"r","kind":"at-most-one-of","fields":["a","b"]}"#,
                expected: ["breaking rule-tightened /x-svd/rules/0"]),
        ])
    func rules(_ pair: RulePair) throws {
        #expect(try Self.found(Self.rules(pair.old), Self.rules(pair.new)) == pair.expected)
    }

    @Test("code lists, relied upon and not")
    func codeLists() throws {
        func document(_ codes: String, unverified: String = "[]", severity: String = "error")
            -> String
        {
            Self.rules(
                #"{"id":"r","kind":"in-code-list","fields":["a"],"list":"l","#
                    + #""severity":"\#(severity)"}"#,
                #""codeLists":{"l":{"codes":\#(codes),"unverified":\#(unverified)}},"#)
        }
        let place = "/x-svd/codeLists/l"
        #expect(
            try Self.found(document(#"["1","2"]"#), document(#"["1"]"#))
                == ["breaking codes-removed \(place)"])
        #expect(
            try Self.found(
                document(#"["1","2"]"#, severity: "warning"),
                document(#"["1"]"#, severity: "warning"))
                == ["compatible codes-removed \(place)"])
        #expect(
            try Self.found(document(#"["1"]"#), document(#"["1","2"]"#))
                == ["compatible codes-added \(place)"])
        #expect(
            try Self.found(document(#"["1"]"#, unverified: #"["2"]"#), document(#"["1","2"]"#))
                == ["cosmetic code-list-words-changed \(place)"])
    }

    @Test("protection, law, times and words of the whole")
    func whole() throws {
        func document(_ profile: String) -> String { PublishingKit.document(profile: profile) }
        func change(_ old: String, _ new: String) throws -> String {
            try Self.found(old, new).joined(separator: " & ")
        }
        let accept = #""acceptance":{"policy":"accept-rows"},"#
        #expect(
            try change(document(""), document(accept))
                == "compatible acceptance-loosened /x-svd/acceptance/policy")
        #expect(
            try change(document(accept), document(""))
                == "breaking acceptance-tightened /x-svd/acceptance/policy")
        #expect(
            try change(document(#""retention":"P2Y","#), document(#""retention":"P18M","#))
                == "compatible retention-shortened /x-svd/retention")
        #expect(
            try change(document(#""retention":"P90D","#), document(#""retention":"P3M","#))
                == "breaking retention-lengthened /x-svd/retention")
        #expect(
            try change(document(#""cadence":"P1M","#), document(#""cadence":"P3M","#))
                == "compatible cadence-changed /x-svd/cadence")
        #expect(
            try change(document(#""source":"x","#), document(#""source":"y","#))
                == "cosmetic words-changed /x-svd/source")
        #expect(
            try change(
                document(""), PublishingKit.document(forms: #"["aggregate","anonymised-rows"]"#))
                == "compatible form-added /x-svd/disclosure/forms")
        #expect(
            try change(
                PublishingKit.document(powers: #"["NOT-PERSONAL","PCSC-16"]"#), document(""))
                == "breaking power-removed /x-svd/disclosure/powers")
        #expect(
            try change(document(""), PublishingKit.document(disclosure: #""interception":true,"#))
                == "breaking interception-changed /x-svd/disclosure/interception")
        let nhs = PublishingKit.document(suspects: #"["nhs-number"]"#)
        #expect(
            try change(document(""), nhs) == "breaking suspect-added /x-svd/disclosure/suspects")
        #expect(
            try change(nhs, document("")) == "breaking suspect-removed /x-svd/disclosure/suspects")
        #expect(try change(document(""), PublishingKit.document(version: "1.0.1")).isEmpty)
    }

    @Test("an enumeration that is dropped lets the privacy scan in, unless no value is suspect")
    func scan() throws {
        func document(_ a: String) -> String {
            PublishingKit.document(a: a, suspects: #"["nhs-number"]"#)
        }
        let harmless = try Self.found(
            document(#""type":"string","enum":["x"]"#), document(#""type":"string""#))
        #expect(harmless == ["compatible enum-loosened /properties/a/enum"])
        let suspect = try Self.found(
            document(#""type":"string","enum":["x","9434765919"]"#), document(#""type":"string""#))
        #expect(suspect.contains("breaking scan-begins /properties/a"))
        let open = try Self.found(
            document(#""type":"string","pattern":"^[0-9]{10}$""#), document(#""type":"string""#))
        #expect(open.contains("breaking scan-begins /properties/a"))
    }

    @Test("two datasets cannot be compared")
    func otherDataset() throws {
        let one = try PublishingKit.shipped("ed-assault")
        let other = try PublishingKit.shipped("fire-deliberate")
        #expect(throws: Refusal(.schemaInvalid, "", help: "")) {
            try SchemaDifference(from: one, to: other)
        }
    }
}

import RecordValidation
import SharingModel
import Testing

@Suite("A property may take keywords from a definition of its own document")
struct LocalDefinitionTests {
    private static func document(_ properties: String, _ definitions: String) -> String {
        ValidationKit.document(properties: properties).replacing(
            #""type":"object","additionalProperties""#,
            with: #""$defs":\#(definitions),"type":"object","additionalProperties""#)
    }

    @Test("The column is the same as if they stood in the property")
    func same() throws {
        let definition = #""type":"string","enum":["Y","N"],"x-svd-class":"none""#
        let referring = try ValidationKit.schema(
            Self.document(
                #"""
                "a":{"$ref":"#/$defs/yes~1no","description":"Own words"},
                "b":{"$ref":"#/$defs/again","x-svd-class":"quasi-identifier"}
                """#,
                #"""
                {"yes/no":{\#(definition),"description":"Its words"},
                "again":{"$ref":"#/$defs/yes~1no"}}
                """#))
        let plain = try ValidationKit.schema(
            properties: #"""
                "a":{\#(definition),"description":"Own words"},
                "b":{"type":"string","enum":["Y","N"],"x-svd-class":"quasi-identifier",
                "description":"Its words"}
                """#)
        #expect(referring.columns.map(\.name) == plain.columns.map(\.name))
        for (one, other) in zip(referring.columns, plain.columns) {
            #expect(one.description == other.description)
            #expect(one.columnClass == other.columnClass && one.storage == other.storage)
        }
        let file = Array("a,b\r\nY,Z\r\n".utf8)
        let reports = [referring, plain].map { schema in
            let validator = FileValidator(schema: schema, options: ValidationOptions())
            unsafe file.withUnsafeBytes { unsafe validator.consume($0) }
            return validator.finish(fileDigest: schema.sha256)
        }
        #expect(reports[0].violations.map(\.header) == ["b"])
        #expect(reports[0].violations.map(\.code) == reports[1].violations.map(\.code))
    }

    @Test(
        "What is wrong with it is named where it stands",
        arguments: [
            // A circle.
            (
                ##""a":{"$ref":"#/$defs/x"}"##,
                ##"{"x":{"$ref":"#/$defs/y"},"y":{"$ref":"#/$defs/x"}}"##, "/$defs/y/$ref"
            ),
            (##""a":{"$ref":"#/$defs/x"}"##, ##"{"x":{"$ref":"#/$defs/x"}}"##, "/$defs/x/$ref"),
            // No definition, or none of this document's.
            (##""a":{"$ref":"#/$defs/z"}"##, ##"{}"##, "/properties/a/$ref"),
            (##""a":{"$ref":"#/properties/b"}"##, ##"{}"##, "/properties/a/$ref"),
            (##""a":{"$ref":"https://example/x"}"##, ##"{}"##, "/properties/a/$ref"),
            (##""a":{"$ref":5}"##, ##"{}"##, "/properties/a/$ref"),
            // What older tools would not see.
            (
                ##""a":{"$ref":"#/$defs/x","maxLength":5}"##,
                ##"{"x":{"type":"string","x-svd-class":"none"}}"##, "/properties/a/maxLength"
            ),
            // A fault in the definition, and one that nobody uses.
            (
                ##""a":{"$ref":"#/$defs/x"}"##,
                ##"{"x":{"type":"string","enum":["u","u"],"x-svd-class":"none"}}"##,
                "/$defs/x/enum/1"
            ),
            (
                ##""a":{"$ref":"#/$defs/x"}"##,
                ##"{"x":{"type":"string","minlength":1,"x-svd-class":"none"}}"##,
                "/$defs/x/minlength"
            ),
            (
                ##""a":{"type":"string","x-svd-class":"none"}"##, ##"{"x":{"type":"string"}}"##,
                "/$defs/x"
            ),
            (##""a":{"type":"string","x-svd-class":"none"}"##, "[]", "/$defs"),
        ])
    func faults(_ properties: String, _ definitions: String, _ pointer: String) {
        let error = #expect(throws: Refusal.self) {
            try ValidationKit.schema(Self.document(properties, definitions))
        }
        #expect(error?.code == .schemaInvalid)
        #expect(error?.field == pointer, "\(String(describing: error))")
    }

    @Test("A version that was published before its headers were looked at is read still")
    func published() throws {
        let document = Array(
            ValidationKit.document(
                properties: ##"""
                    "a":{"type":"string","x-svd-class":"none","x-svd-column":{"header":"a\nb"}}
                    """##
            ).utf8)
        #expect(throws: Refusal.self) {
            try DatasetSchema(document: document, sha256: try ValidationKit.digest())
        }
        let schema = try DatasetSchema(
            document: document, sha256: try ValidationKit.digest(), wasChecked: true)
        #expect(schema.columns.first?.header == "a\nb")
    }

    @Test("A byte-order mark is named")
    func byteOrderMark() {
        let error = #expect(throws: Refusal.self) { try ValidationKit.schema("\u{FEFF}{}") }
        #expect(error?.reason.contains("byte-order mark of UTF-8") == true)
        #expect(error?.help.contains("without a byte-order mark") == true)
    }

    /// Comparing each of 80,000 values with all before it takes minutes in this configuration.
    @Test("A long list of values is read in no time")
    func longList() throws {
        let values = (0..<80_000).map { "\"V\($0)\"" }.joined(separator: ",")
        let properties = "\"a\":{\"type\":\"string\",\"enum\":[\(values)],\"x-svd-class\":\"none\"}"
        let document = Array(ValidationKit.document(properties: properties).utf8)
        let digest = try ValidationKit.digest()
        let taken = try ContinuousClock().measure {
            _ = try DatasetSchema(document: document, sha256: digest)
        }
        #expect(taken < .seconds(20), "\(taken)")
    }
}

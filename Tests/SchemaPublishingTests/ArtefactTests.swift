import RecordValidation
import SchemaPublishing
import SharingModel
import StrictJSON
import Testing

@Suite("What is generated from a schema says what the schema says")
struct ArtefactTests {
    static func text(_ artefact: SchemaArtefact, _ schema: DatasetSchema) throws -> String {
        String(decoding: try artefact.bytes(of: schema), as: UTF8.self)
    }

    @Test("the same schema gives the same bytes", arguments: SchemaArtefact.allCases)
    func deterministic(_ artefact: SchemaArtefact) throws {
        for dataset in PublishingKit.datasets {
            let first = try artefact.bytes(of: try PublishingKit.shipped(dataset))
            let second = try artefact.bytes(of: try PublishingKit.shipped(dataset))
            #expect(first == second, "\(dataset)")
            #expect(!first.isEmpty)
        }
    }

    @Test("the dictionary has every column with its letter, in order")
    func columns() throws {
        let schema = try PublishingKit.shipped("ed-assault")
        let markdown = try Self.text(.markdown, schema)
        let rows = markdown.split(separator: "\n").filter { $0.contains("` or `") }
        #expect(rows.count == 14)
        #expect(rows[0].hasPrefix("| A | `record_ref` or `Record Reference` | **yes** |"))
        #expect(rows[6].contains("where ‘assault\\_method’ is OTHER"))
        #expect(rows[9].contains("E or W, then 01, then 6 digits"))
        #expect(rows[10].contains("Excel turns 10-15 into a date"))
        #expect(rows[13].hasPrefix("| N | `police_aware`"))
        let html = try Self.text(.html, schema)
        for letter in ["A", "G", "N"] { #expect(html.contains("<tr id=\"column-\(letter)\">")) }
    }

    @Test("the page can be read by a screen reader and printed")
    func accessible() throws {
        let html = try Self.text(.html, try PublishingKit.shipped("ed-assault"))
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
        #expect(html.components("<th scope=\"col\">") == 7)
        #expect(html.components("<th scope=\"row\">") == 14)
        #expect(html.contains("prefers-color-scheme: dark"))
        #expect(html.contains("@media print"))
        // Self-contained: nothing is fetched.
        #expect(!html.contains("http:") && !html.contains("src=") && !html.contains("@import"))
    }

    @Test("no text of a schema becomes markup")
    func escaped() throws {
        let evil = #"<script>alert('1')</script>&\"|`*_[x](y)"#
        let schema = try PublishingKit.schema(
            PublishingKit.document(
                a:
                    #""type":"string","title":"\#(evil)","description":"\#(evil)","#
                    + #""enum":["\#(evil)"]"#,
                profile: #""source":"\#(evil)","#))
        let html = try Self.text(.html, schema)
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;|`"))
        let markdown = try Self.text(.markdown, schema)
        // Outside code spans, where nothing is markup.
        #expect(!markdown.contains("**<script") && !markdown.contains("| <script"))
        let row = try #require(markdown.split(separator: "\n").first { $0.hasPrefix("| A |") })
        // Seven cells, whatever bars the texts have.
        var bars = 0
        var previous: Character = " "
        for character in row {
            if character == "|", previous != "\\" { bars += 1 }
            previous = character
        }
        #expect(bars == 8)
    }

    @Test("every kind of rule is a sentence")
    func rules() throws {
        let date = #""type":"string","format":"date","x-svd-class":"none""#
        let number = #""type":"integer","x-svd-class":"none""#
        let text = #""type":"string","x-svd-class":"none""#
        let schema = try PublishingKit.schema(
            PublishingKit.document(
                properties:
                    #""a":{\#(text)},"b":{\#(text)},"c":{\#(date)},"#
                    + #""d":{\#(date)},"e":{\#(number)},"f":{\#(number)}"#,
                profile: #"""
                    "codeLists":{"l":{"codes":["1"],"unverified":["2"],"source":"somewhere"}},
                    "rules":[
                    {"id":"1","kind":"unique","fields":["a","b"]},
                    {"id":"2","kind":"not-before","fields":["d","c"]},
                    {"id":"3","kind":"required-if","fields":["b"],
                    "when":{"a":["x","y"],"c":"present"}},
                    {"id":"4","kind":"forbidden-if","fields":["b"],
                    "when":{"a":"absent"},"severity":"warning"},
                    {"id":"5","kind":"at-most-one-of","fields":["a","b"]},
                    {"id":"6","kind":"exactly-one-of","fields":["a","b","c"]},
                    {"id":"7","kind":"in-code-list","fields":["a"],"list":"l"},
                    {"id":"8","kind":"equals-sum","fields":["e","f"]}],
                    """#))
        let markdown = try Self.text(.markdown, schema)
        for sentence in [
            "1. No two rows agree in all of ‘a’ and ‘b’.", "2. ‘d’ is not before ‘c’.",
            "3. ‘b’ must be filled in where ‘a’ is x or y and ‘c’ has a value.",
            "4. ‘b’ must be empty where ‘a’ is empty. *Only a warning: the row is taken.*",
            "5. At most one of ‘a’ and ‘b’ is filled in.",
            "6. Exactly one of ‘a’, ‘b’ and ‘c’ is filled in.",
            "7. ‘a’ must be a code of the list “l”, below.", "8. ‘e’ is the sum of ‘f’.",
            "## Code list “l”", "Source: somewhere",
            "Taken too, but not yet checked against the published list:",
        ] { #expect(markdown.contains(sentence), "\(sentence)") }
    }

    @Test("names of artefacts are told from versions")
    func names() {
        #expect(SchemaArtefact.named("1.0.0") == nil)
        #expect(SchemaArtefact.named("1.0.0.tableschema.json")?.stem == "1.0.0")
        #expect(SchemaArtefact.named("1.0.0.md")?.artefact == .markdown)
        #expect(SchemaArtefact.named("1.0.0.csv")?.artefact == .csv)
    }

    @Test("after Z comes AA")
    func letters() throws {
        let properties = (0..<28).map { #""c\#($0)":{"type":"string","x-svd-class":"none"}"# }
        let schema = try PublishingKit.schema(
            PublishingKit.document(properties: properties.joined(separator: ",")))
        let markdown = try Self.text(.markdown, schema)
        for row in ["| Z | `c25`", "| AA | `c26`", "| AB | `c27`"] {
            #expect(markdown.contains(row))
        }
    }

    @Test("every change code is in docs/operator/schemas.md, and no other")
    func documentedCodes() throws {
        let text = try PublishingKit.text("docs/operator/schemas.md")
        let listed = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        let codes = Set(SchemaChangeCode.allCases.map(\.rawValue))
        #expect(codes.subtracting(listed).sorted() == [])
        #expect(Set(listed).subtracting(codes).sorted() == [])
    }
}

extension String {
    /// How often a text stands in this one.
    fileprivate func components(_ text: String) -> Int { split(separator: text).count - 1 }
}

import RecordValidation
import SharingModel
import StrictJSON
import Testing

@Suite("The catalogue says what the law and a data officer ask of it")
struct CatalogueWordsTests {
    @Test("patient information never rests on s.16 or s.17", arguments: Catalogue.documents)
    func patientInformation(_ document: Catalogue.Document) throws {
        let profile = try document.schema().profile
        guard profile.hasPatientInformation else { return }
        #expect(profile.powers.isDisjoint(with: [.pcsc16, .pcsc17]))
        #expect(profile.forms.allSatisfy { !$0.isPersonalInformation })
        #expect(profile.forms == [.aggregate] || !profile.powers.contains(.notPersonal))
    }

    @Test("what identifies people needs a power", arguments: Catalogue.documents)
    func personalInformation(_ document: Catalogue.Document) throws {
        let profile = try document.schema().profile
        let isPersonal =
            profile.hasPersonalInformation
            || profile.forms.contains { $0.isPersonalInformation }
        #expect(!isPersonal || !profile.powers.contains(.notPersonal))
        #expect(profile.powers.allSatisfy { !$0.isCaseByCase })
        // Rows that can be tied together are personal: a schema has a pseudonym where it says so.
        let hasPersonalColumn = try document.schema().columns.contains {
            $0.columnClass == .personal
        }
        #expect(profile.forms.contains(.pseudonymisedRows) == hasPersonalColumn)
    }

    @Test("title, description and examples of every column", arguments: Catalogue.documents)
    func words(_ document: Catalogue.Document) throws {
        let json = try document.json()
        let description = json["description"]?.string ?? ""
        let source = json["x-svd"]?["source"]?.string ?? ""
        #expect(description.utf8.count > 60)
        #expect(source.utf8.count > 20)
        for (name, property) in json["properties"]?.object?.members ?? [] {
            #expect(property["title"]?.string?.isEmpty == false, "\(name)")
            let description = property["description"]?.string ?? ""
            #expect(description.hasSuffix("."), "\(name)")
            let isKeptEmpty = property["maxLength"]?.integer == 0
            #expect(isKeptEmpty || property["examples"]?.array?.isEmpty == false, "\(name)")
        }
    }

    @Test("the examples of every column are values it takes", arguments: Catalogue.documents)
    func columnExamples(_ document: Catalogue.Document) throws {
        let schema = try document.schema()
        let json = try document.json()
        let examples = schema.columns.map { column in
            (json["properties"]?[column.name]?["examples"]?.array ?? []).map(cell)
        }
        let rows = (0..<(examples.map(\.count).max() ?? 0)).map { turn in
            examples.map { $0.isEmpty ? "" : $0[min(turn, $0.count - 1)] }
                .joined(separator: ",") + "\r\n"
        }
        let report = try ValidationKit.report(
            String(decoding: schema.csvTemplate.dropFirst(3), as: UTF8.self) + rows.joined(),
            schema)
        #expect(report.rows.received == rows.count)
        let findings = report.violations.filter { $0.rule?.hasPrefix("/x-svd/rules/") == false }
        #expect(findings.map { Catalogue.line($0) } == [])
    }

    private func cell(_ value: JSONValue) -> String {
        switch value {
        case .string(let text):
            "\""
                + text.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\""
        case .number(let number): number.text
        case .bool(let flag): flag ? "true" : "false"
        default: "?"
        }
    }

    @Test("every code list says where it comes from, and is used", arguments: Catalogue.documents)
    func codeLists(_ document: Catalogue.Document) throws {
        let extra = try #require(try document.json()["x-svd"])
        let used = Set(extra["rules"]?.array?.compactMap { $0["list"]?.string } ?? [])
        let lists = extra["codeLists"]?.object
        #expect(Set(lists?.names ?? []) == used)
        for (name, list) in lists?.members ?? [] {
            let source = list["source"]?.string ?? ""
            #expect(source.utf8.count > 20, "\(name)")
        }
    }

    @Test(
        "docs/partner/datasets.md has power, form and cadence of each",
        arguments: Catalogue.documents)
    func page(_ document: Catalogue.Document) throws {
        let extra = try #require(try document.json()["x-svd"])
        let forms = (extra["disclosure"]?["forms"]?.array ?? []).compactMap(\.string)
            .map { $0.split(separator: "-").joined(separator: " ") }
            .joined(separator: " or ").split(separator: " rows or ").joined(separator: " or ")
        let powers = (extra["disclosure"]?["powers"]?.array ?? []).compactMap(\.string)
            .joined(separator: ", ")
        let cadence = try document.schema().cadence?.months == 1 ? "month" : "quarter"
        let page = String(
            decoding: try Catalogue.bytes(ValidationKit.root + "/docs/partner/datasets.md"),
            as: UTF8.self)
        let link = "| [\(document.dataset)](../../schemas/\(document.dataset)/\(document.version)"
        let rows = page.split(separator: "\n").filter { $0.hasPrefix(link) }
        #expect(rows.count == 1)
        #expect(rows.first?.hasSuffix("| \(powers) | \(forms) | \(cadence) |") == true)
    }

    @Test("between them the datasets use every kind of rule, and docs/reference/rules.md has each")
    func ruleKinds() throws {
        var kinds: Set<String> = []
        for document in Catalogue.documents {
            let rules = try document.json()["x-svd"]?["rules"]?.array ?? []
            kinds.formUnion(rules.compactMap { $0["kind"]?.string })
        }
        let all: Set<String> = [
            "unique", "not-before", "required-if", "forbidden-if", "at-most-one-of",
            "exactly-one-of", "in-code-list", "equals-sum", "distinct", "within-days",
            "not-in-future", "not-greater", "enum-if",
        ]
        #expect(all.subtracting(kinds) == [])
        let page = String(
            decoding: try Catalogue.bytes(ValidationKit.root + "/docs/reference/rules.md"),
            as: UTF8.self)
        let told = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        #expect(all.subtracting(told) == [])
    }
}

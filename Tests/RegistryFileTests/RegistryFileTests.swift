import RegistryFile
import SharingModel
import Testing

/// A part of a test that must be there; a missing one is the test's own fault.
struct Missing: Error {}

func some<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}

let valid = """
    trust-domain: svd.example
    controllers:
      - id: norfolk
        name: "Norfolk: the \\"force\\""
        class: specified.police
    agencies:
      - id: trust
        name: Riverside & Sons # not an &anchor
        class: not_listed
        areas: [E10000020]
    holders:
      - agency: trust
        roles: [submit]
        certificates:
          - "00000000000000000000000000000000000000000000000000000000000000aa"
      - person: ann
        acts-for: trust
        roles: [submit, analyst]
        controllers: [norfolk]
    agreements:
      - id: a1
        dataset: ed-assault
        discloser: trust
        recipients: [norfolk]
        power: CDA-115
        form: anonymised-rows
        cadence: P3M
        due: 10 working days after period end
        first-period: 2026-10/2026-12
        isa: {reference: ISA-1, review-due: 2027-01-01}
        dpia:
          reference: DPIA-1
          review-due: 2027-01-01
        valid-from: 2026-01-01
        valid-to: 2028-01-01
    purposes:
      - code: audit
        title: Audit
    bank-holidays:
      - 2026-12-25
    schemas:
      - dataset: ed-assault
        version: 1.0.0
        sunset: 2027-03-31

    """

@Suite("A registry file is read whole or refused with line and column")
struct RegistryFileTests {
    @Test("read")
    func read() throws {
        let registry = try RegistryFile.registry(from: Array(valid.utf8))
        #expect(registry.trustDomain == "svd.example")
        #expect(registry.controllers.map(\.name) == ["Norfolk: the \"force\""])
        #expect(registry.agencies.map(\.name) == ["Riverside & Sons"])
        #expect(registry.holders.map(\.agency?.text) == ["trust", "trust"])
        #expect(registry.holders.map(\.roles) == [[.submit], [.submit, .analyst]])
        #expect(registry.holders[0].certificates[0].bytes.last == 0xAA)
        let agreement = registry.agreements[0]
        #expect(agreement.firstPeriod.description == "2026-10/2026-12")
        #expect(agreement.isaReference == "ISA-1")
        #expect(agreement.heldForFunctions)
        #expect(!agreement.needsAssessment)
        #expect(agreement.validTo?.description == "2028-01-01")
        #expect(registry.bankHolidays.count == 1)
        #expect(registry.purposes.map(\.code) == ["audit"])
        #expect(registry.sunsets.map(\.version.description) == ["1.0.0"])
        #expect(registry.sunsets.map(\.lastDay.description) == ["2027-03-31"])
    }

    @Test("written and read back to the same value")
    func written() throws {
        let registry = try RegistryFile.registry(from: Array(valid.utf8))
        let yaml = RegistryFile.yaml(of: registry)
        #expect(try RegistryFile.registry(from: Array(yaml.utf8)) == registry)
        #expect(RegistryFile.yaml(of: try RegistryFile.registry(from: Array(yaml.utf8))) == yaml)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let line: Int
        let column: Int
        let says: String
        var testDescription: String { says }
    }

    static let faults: [Fault] = [
        Fault(
            old: "    power: CDA-115", new: "    powr: CDA-115", line: 25, column: 5,
            says: "unknown key `powr`"),
        Fault(
            old: "CDA-115", new: "CDA-116", line: 25, column: 12, says: "`CDA-116` is not one of"),
        Fault(old: "CDA-115", new: "CONSENT", line: 25, column: 12, says: "case by case"),
        Fault(
            old: "anonymised-rows", new: "rows", line: 26, column: 11,
            says: "`rows` is not one of"),
        Fault(old: "cadence: P3M", new: "cadence: P1M", line: 29, column: 19, says: "has 3 months"),
        Fault(old: "cadence: P3M", new: "cadence: P3D", line: 27, column: 14, says: "`P3D` is not"),
        Fault(old: "10 working", new: "ten working", line: 28, column: 10, says: "`ten working"),
        Fault(old: "2026-10/2026-12", new: "2026-13", line: 29, column: 19, says: "not a period"),
        Fault(
            old: "valid-from: 2026-01-01", new: "valid-from: 2026-02-30", line: 34, column: 17,
            says: "not a date"),
        Fault(
            old: "valid-to: 2028-01-01", new: "valid-to: 2025-01-01", line: 35, column: 15,
            says: "before it begins"),
        Fault(
            old: "discloser: trust", new: "discloser: trus", line: 23, column: 16,
            says: "not one of the agencies"),
        Fault(
            old: "recipients: [norfolk]", new: "recipients: [norfolk, suffolk]", line: 24,
            column: 27, says: "not one of the controllers"),
        Fault(
            old: "recipients: [norfolk]", new: "recipients: []", line: 21, column: 5,
            says: "needs a recipient"),
        Fault(
            old: "recipients: [norfolk]", new: "recipients: [norfolk, norfolk]", line: 24,
            column: 27, says: "is there already"),
        Fault(
            old: "  - agency: trust\n", new: "  - agency: truth\n", line: 12, column: 13,
            says: "`truth` is not one of the agencies"),
        Fault(
            old: "  - agency: trust\n", new: "  - agency: trust\n    person: bob\n", line: 12,
            column: 5, says: "either an `agency` or a `person`"),
        Fault(
            old: "roles: [submit]", new: "roles: [submitt]", line: 13, column: 13,
            says: "`submitt` is not one of"),
        Fault(old: "roles: [submit]", new: "roles: []", line: 12, column: 5, says: "without roles"),
        Fault(
            old: "    acts-for: trust\n", new: "", line: 16, column: 5,
            says: "submit needs an agency"),
        Fault(old: "00aa\"", new: "00ag\"", line: 15, column: 9, says: "SHA-256"),
        Fault(
            old: "00aa\"", new: "00aa\"\n      - \"\(digest("1"))\"\n      - \"\(digest("2"))\"",
            line: 17, column: 9, says: "two certificates at most"),
        Fault(
            old: "00aa\"", new: "00aa\"\n      - \"\(digest("a"))\"", line: 16, column: 9,
            says: "already"),
        Fault(
            old: "class: not_listed", new: "class: notlisted", line: 9, column: 12,
            says: "`notlisted` is not one of"),
        Fault(
            old: "sunset: 2027-03-31", new: "sunset: 2027-02-30", line: 44, column: 13,
            says: "not a date"),
        Fault(
            old: "version: 1.0.0", new: "version: 1.0", line: 43, column: 14,
            says: "`1.0` is not a version"),
        Fault(
            old: "sunset: 2027", new: "sunsets: 2027", line: 44, column: 5,
            says: "unknown key `sunsets`"),
        Fault(old: "E10000020", new: "E1000002", line: 10, column: 13, says: "GSS code"),
        Fault(
            old: "id: trust", new: "id: Trust", line: 7, column: 9, says: "`Trust` is not a name"),
        Fault(
            old: "agencies:\n", new: "agencies:\n  - {id: trust, name: T, class: not_listed}\n",
            line: 8, column: 5, says: "already, on line 7"),
        Fault(
            old: "  - 2026-12-25", new: "  - 2026-12-25\n  - 2026-12-25", line: 41, column: 5,
            says: "is there already"),
        Fault(
            old: "  - 2026-12-25", new: "  - 25.12.2026", line: 40, column: 5, says: "not a date"),
        Fault(
            old: "bank-holidays:\n  - 2026-12-25", new: "bank-holidays: 2026-12-25", line: 39,
            column: 16, says: "must be a list"),
        Fault(
            old: "trust-domain: svd.example", new: "trust-domain: SVD", line: 1, column: 15,
            says: "domain name"),
        Fault(
            old: "trust-domain: svd.example\n", new: "", line: 1, column: 1,
            says: "`trust-domain` is missing"),
        Fault(
            old: "    title: Audit", new: "    title: Audit\n    title: Again", line: 38, column: 5,
            says: "stands more than once"),
        Fault(
            old: "    title: Audit", new: "    title: ''", line: 38, column: 12,
            says: "text of 1 to 200"),
        Fault(
            old: "    title: Audit", new: "    title: [a]", line: 38, column: 12,
            says: "expected a text"),
        Fault(
            old: "    title: Audit", new: "\ttitle: Audit", line: 38, column: 1, says: "not YAML"),
        Fault(old: "code: audit", new: "code: &a audit", line: 37, column: 11, says: "anchors"),
        Fault(old: "code: audit", new: "code: *a", line: 37, column: 11, says: "anchors"),
        Fault(
            old: "isa: {reference: ISA-1, ", new: "isa: {", line: 30, column: 10,
            says: "`reference` is missing"),
    ]

    static func digest(_ digit: String) -> String {
        String(repeating: "0", count: 62) + (digit == "a" ? "aa" : "0" + digit)
    }

    @Test("refused", arguments: faults)
    func refused(_ fault: Fault) throws {
        let text = valid.replacing(fault.old, with: fault.new, maxReplacements: 1)
        try #require(text != valid)
        let problems = RegistryFile.problems(in: Array(text.utf8))
        let found = problems.contains {
            $0.line == fault.line && $0.column == fault.column && $0.reason.contains(fault.says)
        }
        #expect(found, "\(problems.map(\.description))")
        #expect(problems.allSatisfy { !$0.help.isEmpty })
        let refusal = #expect(throws: Refusal.self) {
            try RegistryFile.registry(from: Array(text.utf8))
        }
        #expect(refusal?.code == .registryInvalid)
        #expect(refusal?.reason.hasPrefix("line ") == true)
    }

    @Test("with the nearest key where one was probably meant")
    func suggestion() {
        let text = valid.replacing("first-period:", with: "first_perod:")
        let problem = RegistryFile.problems(in: Array(text.utf8)).first { $0.line == 29 }
        #expect(problem?.help == "Did you mean `first-period`?")
    }

    @Test("with every problem, in order of place")
    func all() {
        let text = valid.replacing("CDA-115", with: "X").replacing("[submit]", with: "[x]")
        let problems = RegistryFile.problems(in: Array(text.utf8))
        #expect(problems.map(\.line) == [13, 25])
    }

    @Test("refused when empty, too large, deep, or not UTF-8")
    func odd() throws {
        #expect(RegistryFile.problems(in: []).map(\.reason) == ["the file is empty"])
        let large = [UInt8](repeating: 0x23, count: Limits.registryBytesMax + 1)
        #expect(RegistryFile.problems(in: large).count == 1)
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(RegistryFile.problems(in: deep).count == 1)
        let latin = Array("trust-domain: x\nname: caf".utf8) + [0xE9, 0x0A]
        #expect(RegistryFile.problems(in: latin).map(\.line) == [2])
        let nul = Array("trust-domain: x\nname: \u{0}a\n".utf8)
        #expect(RegistryFile.problems(in: nul).count == 1)
    }

    @Test("refused at once where aliases would grow without end")
    func bomb() {
        var text = "a: &a [x, x]\n"
        for letter in "bcdefghijklmnopqrstuvwxyz" {
            let previous = letter.unicodeScalars.first.map {
                Character(Unicode.Scalar($0.value - 1) ?? "a")
            }
            let name = previous.map(String.init) ?? "a"
            text += "\(letter): &\(letter) {? *\(name) : *\(name), ? [*\(name)] : 1}\n"
        }
        let problems = RegistryFile.problems(in: Array(text.utf8))
        #expect(
            problems.map(\.description) == ["line 1, column 4: anchors and aliases are not allowed"]
        )
    }
}

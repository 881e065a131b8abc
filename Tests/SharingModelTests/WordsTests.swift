import SharingModel
import Testing

@Suite("Words of the model are checked where they are read")
struct WordsTests {
    @Test(
        "Identifiers",
        arguments: [
            ("a", true), ("norfolk-county-council", true), ("0", true), ("a.b_c-9", true),
            (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
            ("", false), ("A", false), ("-a", false), (".a", false), ("_a", false), ("a b", false),
            ("a/b", false), ("é", false), ("a\u{0}", false), ("a\n", false), ("..", false),
        ])
    func identifiers(text: String, isGood: Bool) {
        #expect((AgencyID(text) != nil) == isGood)
        #expect(AgencyID(text)?.description == (isGood ? text : nil))
    }

    @Test(
        "Digests",
        arguments: [
            (String(repeating: "0", count: 64), true), (String(repeating: "aF", count: 32), true),
            (String(repeating: "0", count: 63), false), (String(repeating: "0", count: 66), false),
            (String(repeating: "g", count: 64), false), ("", false),
            ("0x" + String(repeating: "0", count: 62), false),
        ])
    func digests(text: String, isGood: Bool) {
        #expect((SHA256Digest(hex: text) != nil) == isGood)
        #expect(SHA256Digest(hex: text)?.hex == (isGood ? text.lowercased() : nil))
    }

    @Test("Hexadecimal digits of every byte")
    func hexadecimal() {
        let bytes = (0...255).map(UInt8.init)
        #expect(Hexadecimal.bytes(of: Hexadecimal.text(of: bytes)) == bytes)
        #expect(Hexadecimal.text(of: [0x0F, 0xA0]) == "0fa0")
        #expect(Hexadecimal.bytes(of: "0") == nil)
        #expect(Hexadecimal.bytes(of: "") == [])
        #expect(SHA256Digest(bytes: [1]) == nil)
    }

    @Test(
        "Versions",
        arguments: [
            ("1.0.0", true), ("0.0.0", true), ("10.20.300", true), ("1.0", false),
            ("1.0.0.0", false),
            ("01.0.0", false), ("1.0.0-beta", false), ("v1.0.0", false), ("1..0", false),
            ("", false),
            ("1.0.+1", false), ("1234567.0.0", false),
        ])
    func versions(text: String, isGood: Bool) {
        #expect(SemanticVersion(text)?.description == (isGood ? text : nil))
    }

    @Test("Versions are ordered by number, not by text")
    func versionOrder() throws {
        let versions = try ["1.10.0", "1.9.9", "2.0.0", "1.9.10"].map {
            try #require(SemanticVersion($0))
        }
        #expect(versions.sorted().map(\.description) == ["1.9.9", "1.9.10", "1.10.0", "2.0.0"])
    }

    @Test(
        "Holders are read from their URI",
        arguments: [
            ("spiffe://svd.example/agency/norfolk", "agency/norfolk"),
            ("spiffe://svd.example/person/a.b", "person/a.b"),
            ("spiffe://other.example/agency/norfolk", nil), ("spiffe://svd.example/agency", nil),
            ("spiffe://svd.example/agency/", nil), ("spiffe://svd.example/agency/a/b", nil),
            ("spiffe://svd.example/server/a", nil), ("https://svd.example/agency/a", nil),
            ("spiffe://svd.example/agency/A", nil), ("spiffe://svd.example.evil/agency/a", nil),
            ("spiffe://svd.example//agency/a", nil), ("spiffe://svd.example/agency/a?b", nil),
            ("", nil),
        ] as [(String, String?)])
    func holders(uri: String, name: String?) {
        #expect(HolderID(uri: uri, trustDomain: "svd.example")?.description == name)
    }

    @Test("Refusals compare by code alone")
    func refusals() {
        let one = Refusal(.busy, "a", help: "b", field: "c", underlying: "d")
        #expect(one == Refusal(.busy, "x", help: "y"))
        #expect(one != Refusal(.notFound, "a", help: "b", field: "c"))
        #expect(Set([one, Refusal(.busy, "x", help: "y")]).count == 1)
        #expect(one.description == "busy: a")
    }

    @Test("Refusal codes are kebab case")
    func codes() {
        for code in RefusalCode.allCases {
            #expect(code.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D })
        }
    }

    @Test(
        "Powers are read in their long and short forms",
        arguments: [
            ("PCSC-16", .pcsc16), ("S16", .pcsc16), ("s17", .pcsc17), ("PCSC17", .pcsc17),
            ("cda115", .cda115), ("CDA-17A", .cda17A), ("NOT-PERSONAL", .notPersonal), ("S18", nil),
            ("", nil),
        ] as [(String, Power?)])
    func powers(text: String, power: Power?) { #expect(Power(written: text) == power) }
}

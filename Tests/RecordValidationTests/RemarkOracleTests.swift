import RecordValidation
import Testing

@Suite("Remarks are searched as a plain reading of the rules would")
struct RemarkOracleTests {
    private func remarks(_ pieces: [String], seed: Int, count: Int = 400) -> [String] {
        var generator = FileGenerator(seed: UInt64(seed))
        return (0..<count).map { _ in
            (0...generator.below(generator.below(5) == 0 ? 20 : 6)).reduce(into: ".") { text, _ in
                text += generator.pick(pieces)
            }
        }
    }

    private func compare(
        _ kind: String, _ remarks: [String], _ oracle: (String) -> Bool
    ) throws {
        let found = try RemarkTests.codes(remarks, suspects: "[\"\(kind)\"]")
        var hits = 0
        for (index, remark) in remarks.enumerated() {
            let expected = oracle(remark)
            hits += expected ? 1 : 0
            if expected != (found[index] != nil) {
                Issue.record("\(kind): \(remark) should \(expected ? "" : "not ")be found")
            }
        }
        #expect(hits > 20 && hits < remarks.count - 20)
    }

    private static func isWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber } ?? false
    }

    /// Every part of a text, with the characters before and behind it.
    private static func hasPart(
        _ text: String, _ lengths: ClosedRange<Int>,
        _ test: (String, Character?, Character?) -> Bool
    ) -> Bool {
        let all = Array(text)
        return all.indices.contains { start in
            lengths.contains { length in
                start + length <= all.count
                    && test(
                        String(all[start..<start + length]), start > 0 ? all[start - 1] : nil,
                        start + length < all.count ? all[start + length] : nil)
            }
        }
    }

    @Test("e-mail addresses", arguments: 1...5)
    func addresses(_ seed: Int) throws {
        let pieces = ["@", "@", ".", "a", "co", "b1", "-", " ", "é", "7", "x@y.uk", ".c", ","]
        try compare("email-address", remarks(pieces, seed: seed + 40)) { remark in
            Self.hasPart(remark, 5...40) { part, before, _ in
                Self.isWord(before)
                    && part.wholeMatch(of: #/@([A-Za-z0-9\-]+\.)+[A-Za-z]{2}/#) != nil
            }
        }
    }

    @Test("telephone numbers", arguments: 1...5)
    func numbers(_ seed: Int) throws {
        let pieces = [
            "0", "1", "07700", "01603", "900123", "123", "456", " ", " ", "-", "(", ")", "+44",
            "0044", "(0)", "a", ".", "20", "7946", "0123", "é", "44", "07700 900123", " ",
            "+44 7700 900123", "(01603) 12345", "00441603 123456", " 020 7946 0123", "016031234",
        ]
        try compare("phone-number", remarks(pieces, seed: seed + 60)) { remark in
            Self.hasPart(remark, 10...30) { part, before, behind in
                guard !Self.isWord(before), !Self.isWord(behind),
                    let match = part.wholeMatch(
                        of: #/(0|(?:0044|44)[ ()0]*)([127][0-9]+(?:[ .)\-]{1,2}[0-9]{2,})*)/#),
                    (9...10).contains(match.2.filter(\.isNumber).count)
                else { return false }
                // Of what stands behind 44, spaces, brackets and a 0, a few characters are passed.
                let prefix = match.1.count
                let isLong = prefix > (before == "+" ? 8 : 10)
                return match.1 == "0"
                    || (!isLong && (match.1.hasPrefix("0044") || before == "+"))
            }
        }
    }

    @Test("what stands beside a remark neither hides nor makes a finding", arguments: 1...3)
    func contextFree(_ seed: Int) throws {
        let pieces = RemarkTests.personal.map(\.0) + RemarkTests.ordinary
        var generator = FileGenerator(seed: UInt64(seed + 80))
        let chosen = (0..<300).map { _ in
            (0...generator.below(5)).map { _ in generator.below(pieces.count) }
        }
        let joined = chosen.map { $0.map { pieces[$0] }.joined(separator: " | ") }
        for kind in [
            "nhs-number", "full-postcode", "name", "phone-number", "email-address",
            "date-of-birth",
        ] {
            let alone = try RemarkTests.codes(pieces, suspects: "[\"\(kind)\"]")
            let found = try RemarkTests.codes(joined, suspects: "[\"\(kind)\"]")
            for (index, parts) in chosen.enumerated() {
                let expected = parts.contains { alone[$0] != nil }
                if expected != (found[index] != nil) {
                    Issue.record("\(kind): \(joined[index])")
                }
            }
        }
    }
}

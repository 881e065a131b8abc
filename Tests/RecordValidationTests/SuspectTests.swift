import RecordValidation
import SharingModel
import Testing

@Suite("Free text is searched as a plain reading of it would")
struct SuspectTests {
    @Test("random remarks of every length", arguments: 1...20)
    func agrees(_ seed: Int) throws {
        let schema = try ValidationKit.schema(
            properties: #""note":{"type":"string","x-svd-class":"free-text"}"#,
            suspects: #"["nhs-number","full-postcode"]"#)
        var generator = FileGenerator(seed: UInt64(seed + 900))
        let pieces = [
            "0", "12", "943", "943 476 5919", "943-476-5919", "9434765919", "943 476-5919", " ",
            "a", "é", "-", "NR2 4HF", "nr24hf", "W1A 0AX", "M1 1AA", "NR2 4CF", "B33 8THx", "word ",
            "943\u{A0}476\u{2009}5919", "9434 765919", "9434 765918", "943  476.5919", ".", "476",
            "NR2\u{A0}4HF", "NR2 - 4HF", "‘NR2 4HF’", "A1. 2nd", "A1 2nd", "\t", "\u{200B}", "’",
            "９４３ ４７６ ５９１９", "ＮＲ２ ４ＨＦ", "…", "\u{2011}", "£", "5919",
        ]
        var notes: [String] = []
        for _ in 0..<300 {
            var note = "."
            for _ in 0...generator.below(generator.below(5) == 0 ? 20 : 5) {
                note += generator.pick(pieces)
            }
            notes.append(note)
        }
        // Each row is followed by one that could lend it digits.
        let text = "note\n" + notes.map { $0 + "\n" }.joined()
        let report = try ValidationKit.report(
            Array(text.utf8), schema, options: ValidationOptions(violationsMax: .max))
        var expected: [String] = []
        for (index, note) in notes.enumerated() {
            // What is written, or what a plain keyboard would have written.
            let texts = [note, Self.plain(note)].map { Array($0.utf8) }
            if texts.contains(where: Self.hasNumber) {
                expected.append("\(index + 1) suspected-nhs-number")
            } else if texts.contains(where: Self.hasPostcode) {
                expected.append("\(index + 1) suspected-postcode")
            }
        }
        #expect(expected.count > 20)
        #expect(report.violations.map { "\($0.record ?? 0) \($0.code.rawValue)" } == expected)
    }

    /// What stands for a byte: 9 a digit, I a letter that a postcode may end with, A another
    /// letter, é any part of another, else itself.
    private static func kinds(_ bytes: ArraySlice<UInt8>) -> String {
        String(
            bytes.map { byte -> Character in
                let character = Character(Unicode.Scalar(byte))
                switch character {
                case "0"..."9": return "9"
                case "a"..."z", "A"..."Z":
                    return "cikmov".contains(character.lowercased()) ? "A" : "I"
                default: return byte >= 0x80 ? "é" : character
                }
            })
    }

    private static func stands(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let around = [range.lowerBound - 1, range.upperBound].filter(bytes.indices.contains)
        return around.allSatisfy { !"9AIé".contains(kinds(bytes[$0...$0])) }
    }

    /// A text with the marks of ASCII in place of those that look like them.
    private static func plain(_ text: String) -> String {
        let scalars = text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
            let properties = scalar.properties
            if properties.isDefaultIgnorableCodePoint { return nil }
            if properties.isWhitespace { return " " }
            if (0xFF01...0xFF5E).contains(scalar.value) {
                return Unicode.Scalar(scalar.value - 0xFEE0)
            }
            switch scalar {
            case "‘", "’": return "'"
            case "…": return "."
            case "\u{2011}": return "-"
            case "£": return " "
            default: return scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Every part of a text that stands alone.
    private static func hasPart(
        _ bytes: [UInt8], _ lengths: ClosedRange<Int>, _ test: (String, ArraySlice<UInt8>) -> Bool
    ) -> Bool {
        bytes.indices.contains { start in
            lengths.contains { length in
                guard start + length <= bytes.count, stands(bytes, start..<start + length) else {
                    return false
                }
                let part = bytes[start..<start + length]
                return test(kinds(part), part)
            }
        }
    }

    /// The lengths of the runs of digits, where nothing but one to three marks parts them.
    private static func groups(_ kinds: String) -> [Int]? {
        var groups: [Int] = []
        var marks = 0
        for kind in kinds {
            if kind == "9" {
                if marks > 0 || groups.isEmpty { groups.append(0) }
                groups[groups.count - 1] += 1
                marks = 0
            } else {
                marks += 1
                guard " -.".contains(kind), marks <= 3, !groups.isEmpty else { return nil }
            }
        }
        return marks == 0 ? groups : nil
    }

    private static func hasNumber(_ bytes: [UInt8]) -> Bool {
        hasPart(bytes, 10...16) { kinds, part in
            guard let groups = groups(kinds), groups.reduce(0, +) == 10, groups.count <= 3 else {
                return false
            }
            if groups == [10] || groups == [3, 3, 4] { return true }
            let digits = part.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
            let sum = (0..<9).reduce(0) { $0 + digits[$1] * (10 - $1) }
            return groups.allSatisfy { $0 >= 3 } && (11 - sum % 11) % 11 == digits[9]
        }
    }

    private static func hasPostcode(_ bytes: [UInt8]) -> Bool {
        hasPart(bytes, 5...10) { kinds, part in
            guard kinds.hasSuffix("9II") else { return false }
            let first = kinds.dropLast(3)
            let outward = first.prefix { $0 != " " && $0 != "-" && $0 != "." }
            let marks = first.dropFirst(outward.count)
            guard marks.count <= 3, marks.allSatisfy({ " -.".contains($0) }) else { return false }
            let end = String(decoding: part.suffix(2), as: UTF8.self)
            if marks.count > 1, ["st", "nd", "rd", "th"].contains(end) { return false }
            return ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"].contains(
                String(outward.map { $0 == "I" ? "A" : $0 }))
        }
    }
}

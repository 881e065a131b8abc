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
            let bytes = Array(note.utf8)
            if Self.hasNumber(bytes) {
                expected.append("\(index + 1) suspected-nhs-number")
            } else if Self.hasPostcode(bytes) {
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

    private static func hasShape(_ bytes: [UInt8], _ shapes: Set<String>) -> Bool {
        bytes.indices.contains { start in
            (5...12).contains { length in
                start + length <= bytes.count && stands(bytes, start..<start + length)
                    && shapes.contains(kinds(bytes[start..<start + length]))
            }
        }
    }

    private static func hasNumber(_ bytes: [UInt8]) -> Bool {
        hasShape(bytes, ["9999999999", "999 999 9999", "999-999-9999"])
    }

    private static func hasPostcode(_ bytes: [UInt8]) -> Bool {
        var shapes: Set<String> = []
        for outward in ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"] {
            for gap in ["", " "] { shapes.insert(outward + gap + "9II") }
        }
        return bytes.indices.contains { start in
            (5...8).contains { length in
                guard start + length <= bytes.count, stands(bytes, start..<start + length) else {
                    return false
                }
                let found = kinds(bytes[start..<start + length])
                let outward = found.dropLast(3).map { $0 == "I" ? "A" : $0 }
                return shapes.contains(String(outward) + found.suffix(3))
            }
        }
    }
}

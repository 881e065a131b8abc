import RecordValidation
import SharingModel
import Testing

@Suite("Identifiers are judged as a slow and obvious reading of their rules judges them")
struct IdentifierOracleTests {
    /// Texts near to good ones: a character changed, dropped, added or swapped.
    private func near(_ seeds: [String], _ alphabet: String, seed: Int) -> [String] {
        var generator = FileGenerator(seed: UInt64(seed))
        let letters = Array(alphabet)
        return (0..<1500).map { _ in
            var text = Array(generator.pick(seeds))
            for _ in 0..<generator.below(3) {
                let place = generator.below(max(text.count, 1))
                let letter = letters[generator.below(letters.count)]
                switch generator.below(4) {
                case 0 where !text.isEmpty: text[place] = letter
                case 1 where text.count > 1: text.remove(at: place)
                case 2: text.insert(letter, at: place)
                case 3 where place + 1 < text.count: text.swapAt(place, place + 1)
                default: break
                }
            }
            return String(text)
        }
    }

    private func compare(
        _ kind: String, _ texts: [String], _ oracle: (String) -> String?
    ) throws {
        let found = try NormalisedText(kind).texts(texts)
        let expected = texts.map { text in
            let trimmed = text.trimmingPrefix(while: { $0 == " " })
            return trimmed.isEmpty ? "-" : oracle(text)
        }
        for (index, text) in texts.enumerated() where found[index] != expected[index] {
            Issue.record("\(kind) \(text): \(found[index] ?? "refused")")
        }
        #expect(expected.contains { $0 != nil } && expected.contains(nil))
    }

    @Test("postcodes")
    func postcodes() throws {
        let seeds = ["NR18 0WW", "ip5 3qs", "EC1A 1BB", "W1A1HQ", "GIR 0AA", "M1 1AA", "ZZ99 3VZ"]
        try compare("postcode", near(seeds, "ABCIJKMOPQVXZ0189 -", seed: 1)) { text in
            let compact = String(text.uppercased().filter { $0.isLetter || $0.isNumber })
            guard compact.count >= 5 else { return nil }
            let spaced = compact.dropLast(3) + " " + compact.suffix(3)
            let area =
                "[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRVWXY])?|[0-9][A-HJKPS-UW])"
            let inward = "[0-9][ABD-HJLNP-UW-Z]{2}"
            guard
                let grammar = try? Regex("(GIR 0AA|(\(area)) \(inward)|ZZ99 [0-9][A-Z]Z)"),
                (try? grammar.wholeMatch(in: spaced)) != nil
            else { return nil }
            return String(spaced)
        }
    }

    @Test("NHS numbers")
    func nhsNumbers() throws {
        let seeds = ["9434765919", "943 476 5919", "9990000026", "999-000-0034", "1111111111"]
        try compare("nhs-number", near(seeds, "0123456789 -", seed: 2)) { text in
            let digits = text.compactMap { $0.wholeNumberValue }
            guard digits.count == 10, Set(digits).count > 1 else { return nil }
            let sum = zip(digits, (2...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 }
            let check = 11 - sum % 11
            return check == digits[9] || (check == 11 && digits[9] == 0)
                ? digits.map(String.init).joined() : nil
        }
    }

    @Test("PNC identifiers")
    func policeIdentifiers() throws {
        let seeds = ["2008/0056560Z", "20030011985X", "81/34U", "0273319Z", "1981/0154257C"]
        let letters = Array("ZABCDEFGHJKLMNPQRTUVWXY")
        try compare("pnc-id", near(seeds, "0123456789/ZABUX", seed: 3)) { text in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, let last = parts.last?.last, last.isLetter else { return nil }
            let year: Substring
            let serial: Substring
            if parts.count == 2 {
                (year, serial) = (parts[0], parts[1].dropLast())
            } else {
                let count = text.count < 10 ? 2 : 4
                (year, serial) = (text.prefix(count), text.dropFirst(count).dropLast())
            }
            guard [2, 4].contains(year.count), let number = Int(year),
                let serialNumber = Int(serial),
                (1...7).contains(serial.count), (year + serial).allSatisfy(\.isNumber)
            else { return nil }
            let full = year.count == 4 ? number : number <= 26 ? 2000 + number : 1900 + number
            guard (1900...2026).contains(full) else { return nil }
            let padded = String(repeating: "0", count: 7 - serial.count) + serial
            guard let all = Int("\(full)".suffix(2) + padded), letters[all % 23] == last else {
                return nil
            }
            return serialNumber < 0 ? nil : "\(full)/\(padded)\(last)"
        }
    }

    @Test("SNOMED CT identifiers, by the published tables")
    func snomed() throws {
        let seeds = ["225552003", "991291000000101", "999003031000000102", "276853009"]
        let product = [
            "0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321",
            "6598710432", "7659821043", "8765932104", "9876543210",
        ].map { $0.compactMap(\.wholeNumberValue) }
        let permutation = [
            "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901",
            "2793806415", "7046913258",
        ].map { $0.compactMap(\.wholeNumberValue) }
        try compare("snomed-code", near(seeds, "0123456789", seed: 4)) { text in
            let digits = text.compactMap { $0.wholeNumberValue }
            guard (6...18).contains(digits.count), digits[0] != 0 else { return nil }
            let check = digits.reversed().enumerated().reduce(0) {
                product[$0][permutation[$1.offset % 8][$1.element]]
            }
            let partition = text.dropLast().suffix(2)
            return check == 0 && ["00", "10"].contains(partition) ? text : nil
        }
    }

    @Test("unique pupil numbers")
    func pupilNumbers() throws {
        let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ")
        var seeds = ["B801200005001"]
        for (index, letter) in letters.enumerated() {
            seeds.append("\(letters[index])8012000050\(index % 10)\(letter)")
        }
        let texts = near(seeds, "0123456789ABSZ", seed: 5) + letters.map { "\($0)80120000500A" }
        try compare("upn", texts) { text in
            let characters = Array(text)
            guard characters.count == 13, letters.contains(characters[0]) else { return nil }
            var sum = 0
            for (index, character) in characters.enumerated().dropFirst() {
                let letter = index == 12 ? letters.firstIndex(of: character) : nil
                guard let value = character.wholeNumberValue ?? letter else { return nil }
                sum += value * (index + 1)
            }
            return letters[sum % 23] == characters[0] ? text : nil
        }
    }

    @Test("National Insurance numbers")
    func insuranceNumbers() throws {
        let seeds = ["AB123456C", "ab 12 34 56 d", "GB123456A", "NT123456", "ZZ123456B"]
        try compare("national-insurance-number", near(seeds, "ABDFGINOQTUVZ0189 ", seed: 6)) {
            let compact = $0.uppercased().filter { $0 != " " }
            guard
                compact.wholeMatch(
                    of: #/[ABCEGHJKLMNOPRSTWXYZ][ABCEGHJKLMNPRSTWXYZ][0-9]{6}[A-D]?/#) != nil
            else { return nil }
            let barred = ["GB", "BG", "NK", "KN", "TN", "NT", "ZZ"]
            return barred.contains(String(compact.prefix(2))) ? nil : compact
        }
    }

    @Test("codes of offences and diagnoses")
    func codes() throws {
        let offences = near(["4/1", "4.10", "8N", "105A", "195/94"], "0149AN./", seed: 7)
        try compare("offence-code", offences) {
            $0.wholeMatch(of: #/[0-9]{1,3}[A-Z]?([.\/][0-9]{1,2})?/#) == nil
                ? nil : $0.replacing("/", with: ".")
        }
        try compare(
            "icd10-code", near(["X99.0", "X990", "Y04", "i10x", "Y34.01"], "XY019.", seed: 8)
        ) {
            let text = $0.uppercased()
            guard text.wholeMatch(of: #/[A-Z][0-9]{2}(\.?[0-9A-Z]{1,2})?/#) != nil else {
                return nil
            }
            let rest = text.dropFirst(3).filter { $0 != "." }
            return rest.isEmpty || rest == "X"
                ? String(text.prefix(3)) : text.prefix(3) + "." + rest
        }
    }
}

import RecordValidation

/// Kinds of columns for `RandomSchema`, each with its plain check.
enum RandomColumns {
    static func codes(_ generator: inout FileGenerator) -> RandomSchema.Column {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789éü")
        var codes: [String] = []
        for _ in 0..<(1 + generator.below(40)) {
            let length = 1 + generator.below(generator.below(3) == 0 ? 30 : 9)
            let code = String((0..<length).map { _ in letters[generator.below(letters.count)] })
            if !codes.contains(code) { codes.append(code) }
        }
        let list = codes.map { "\"\($0)\"" }.joined(separator: ",")
        let wrong = [codes[0] + "X", String(codes[0].dropLast()), codes[0].lowercased() + "z", "?"]
        let known = Set(codes)
        return RandomSchema.Column(
            json: #""type":"string","enum":[\#(list)]"#,
            texts: codes + codes + wrong.filter { !$0.isEmpty } + [""],
            fault: { known.contains($0) ? nil : .allowed })
    }

    /// Fixed places, then some to some more of one class: `^[P-R][789]…[a-cx]{n,m}$`.
    static func shape(_ generator: inout FileGenerator) -> RandomSchema.Column {
        let fixed = generator.below(9)
        let least = generator.below(5)
        let most = least + generator.below(5)
        let text = { (count: Int, tail: Int) in
            String(repeating: "Q7", count: 9).prefix(count) + String(repeating: "a", count: tail)
        }
        let right = [text(fixed, least), text(fixed, most)].map(String.init)
        let near = [
            text(fixed, most + 1), text(fixed + 1, least), "é" + text(fixed, least),
            text(fixed, least) + "~", text(max(fixed, 1) - 1, most) + "é",
        ].map(String.init)
        let class0 = (0..<fixed).map { $0 % 2 == 0 ? "[P-R]" : "[789]" }.joined()
        return RandomSchema.Column(
            json: #""type":"string","pattern":"^\#(class0)[a-cx]{\#(least),\#(most)}$""#,
            texts: right + right + near + [""],
            fault: { cell in
                let scalars = Array(cell.unicodeScalars)
                guard scalars.count >= fixed + least, scalars.count <= fixed + most else {
                    return .pattern
                }
                let fits = scalars.enumerated().allSatisfy { place, scalar in
                    place >= fixed
                        ? "abcx".unicodeScalars.contains(scalar)
                        : (place % 2 == 0 ? "PQR" : "789").unicodeScalars.contains(scalar)
                }
                return fits ? nil : .pattern
            })
    }

    static let loosePattern = RandomSchema.Column(
        json: #""type":"string","pattern":"[0-9]-|é$""#,
        texts: ["7-", "a7-b", "café", "é7", "7", "-7", "caf", "", "two\n7-", "a,1-"],
        fault: { cell in
            let scalars = Array(cell.unicodeScalars)
            let hasDash = zip(scalars, scalars.dropFirst()).contains {
                ("0"..."9").contains($0) && $1 == "-"
            }
            return hasDash || scalars.last == "é" ? nil : .pattern
        })

    static func length(_ generator: inout FileGenerator) -> RandomSchema.Column {
        let least = generator.below(12)
        let most = least + generator.below(12)
        let texts = ["a", "é", "✓", "say \"x\" ", "😀"].flatMap { piece in
            [least, most, most + 1, max(least, 1) - 1].map {
                String(repeating: piece, count: 30).unicodeScalars.prefix($0)
                    .map { String($0) }.joined()
            }
        }
        return RandomSchema.Column(
            json: #""type":"string","minLength":\#(least),"maxLength":\#(most)"#,
            texts: texts + ["r#", "row #"],
            fault: { cell in
                let count = cell.unicodeScalars.count
                return count > most ? .maxLength : count < least ? .minLength : nil
            })
    }

    static func integer(_ generator: inout FileGenerator) -> RandomSchema.Column {
        let least = generator.below(200) - 100
        let most = least + generator.below(100)
        return RandomSchema.Column(
            json: #""type":"integer","minimum":\#(least),"maximum":\#(most)"#,
            texts: ["\(least)", "\(most)", "\(least - 1)", "\(most + 1)", "x", "1.5", "007", ""],
            fault: { cell in
                guard let value = Int(cell), String(value) == cell else { return .type }
                return value < least ? .minimum : value > most ? .maximum : nil
            }, isNumber: true)
    }

    /// Multiples of a quarter between two bounds that do not belong to them.
    static func steps(_ generator: inout FileGenerator) -> RandomSchema.Column {
        let least = generator.below(9) - 5
        let most = least + 1 + generator.below(9)
        return RandomSchema.Column(
            json: #"""
                "type":"number","exclusiveMinimum":\#(least),"exclusiveMaximum":\#(most),
                "multipleOf":0.25
                """#,
            texts: [
                "\(least)", "\(most)", "\(least).25", "\(most - 1).5", "\(least).750", "0.0",
                "-0.25",
                "\(least).1", "1.", "x", "", "1e0",
            ],
            fault: { cell in
                let digits = cell.hasPrefix("-") ? String(cell.dropFirst()) : cell
                let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
                guard parts.count < 3,
                    parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
                    let value = Double(cell)
                else { return .type }
                if value <= Double(least) { return .minimum }
                if value >= Double(most) { return .maximum }
                return (value * 4).rounded() == value * 4 ? nil : .multipleOf
            }, isNumber: true)
    }

    static let constant = RandomSchema.Column(
        json: #""type":"string","const":"é1""#, texts: ["é1", "é1", "é", "é12", "e1", ""],
        fault: { $0 == "é1" ? nil : .constant })

    /// Times of winter, which need no clock: `yyyy-MM-ddTHH:mm`.
    static let moment = RandomSchema.Column(
        json: #""type":"string","format":"date-time""#,
        texts: [
            "2026-01-31T23:59", "2026-02-28T00:00", "2024-02-29T12:30", "1899-12-31T10:00",
            "2100-01-01T00:00", "2026-12-01T09:05:30", "2026-02-29T10:00", "2026-00-10T10:00",
            "2026-13-01T10:00", "2026-11-31T10:00", "2026-11-00T10:00", "2026-11-30T24:00",
            "2026-11-30T10:60", "2026-11-30 10:00", "2026-1a-30T10:00", "2026-11-30T1:000", "",
            "2026-11-30Té:00", "1900-01-01T00:00", "2099-12-31T23:59",
        ],
        fault: { order($0) == nil ? .format : nil }, order: { order($0) })

    /// A number that grows with the time; nil where it is none.
    private static func order(_ cell: String) -> Int? {
        let parts = cell.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, [16, 19].contains(cell.utf8.count) else { return nil }
        let date = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        let time = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard date.map(\.utf8.count) == [4, 2, 2], time.allSatisfy({ $0.utf8.count == 2 }) else {
            return nil
        }
        let numbers = (date + time).map { Int($0) }
        guard let year = numbers[0], let month = numbers[1], let day = numbers[2],
            let hour = numbers[3], let minute = numbers[4],
            let second = numbers.count > 5 ? numbers[5] : 0, (1...12).contains(month)
        else { return nil }
        let lengths = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day), hour < 24, minute < 60, second < 60 else {
            return nil
        }
        return ((((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute) * 60 + second
    }
}

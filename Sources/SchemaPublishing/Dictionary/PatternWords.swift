/// Says a simple pattern in words, and shows any other as it is.
enum PatternWords {
    /// For example `E or W, then 01, then 6 digits`.
    static func words(for pattern: String) -> String {
        let options = options(of: pattern).map { parts(of: $0)?.joined(separator: ", then ") ?? "" }
        guard !options.isEmpty, !options.contains("") else { return "of the form \(pattern)" }
        return options.joined(separator: "; or ")
    }

    /// What stands between the anchors, its alternatives apart where one group holds them all.
    private static func options(of pattern: String) -> [String] {
        guard pattern.hasPrefix("^"), pattern.hasSuffix("$"), !pattern.hasSuffix("\\$") else {
            return []
        }
        let body = String(pattern.dropFirst().dropLast())
        guard body.hasPrefix("("), body.hasSuffix(")") else { return [body] }
        let inner = body.dropFirst(body.hasPrefix("(?:") ? 3 : 1).dropLast()
        guard !inner.contains(where: { "()\\".contains($0) }) else { return [body] }
        return inner.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    private static func parts(of pattern: String) -> [String]? {
        var rest = Array(pattern.unicodeScalars)[...]
        var parts: [String] = []
        var literal = ""
        func flush() {
            if !literal.isEmpty { parts.append(literal) }
            literal = ""
        }
        while let scalar = rest.popFirst() {
            switch scalar {
            case "[":
                guard let name = className(&rest) else { return nil }
                flush()
                guard let phrase = counted(name, &rest) else { return nil }
                parts.append(phrase)
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                if next == "d" {
                    flush()
                    guard let phrase = counted(Noun(one: "digit", many: "digits"), &rest) else {
                        return nil
                    }
                    parts.append(phrase)
                } else if "./-".unicodeScalars.contains(next) {
                    literal.unicodeScalars.append(next)
                } else {
                    return nil
                }
            case "(", ")", "|", ".", "*", "+", "?", "{", "}", "]", "^", "$": return nil
            default:
                if let next = rest.first, "*+?{".unicodeScalars.contains(next) { return nil }
                literal.unicodeScalars.append(scalar)
            }
        }
        flush()
        return parts
    }

    private struct Noun {
        let one: String
        let many: String
    }

    /// What a class of characters is called; nil where it has no plain name.
    private static func className(_ rest: inout ArraySlice<Unicode.Scalar>) -> Noun? {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        let text = String(String.UnicodeScalarView(rest[..<end]))
        rest = rest[rest.index(after: end)...]
        switch text {
        case "0-9": return Noun(one: "digit", many: "digits")
        case "A-Z": return Noun(one: "capital letter", many: "capital letters")
        case "a-z": return Noun(one: "small letter", many: "small letters")
        case "A-Za-z", "a-zA-Z": return Noun(one: "letter", many: "letters")
        case "A-Z0-9", "0-9A-Z":
            return Noun(one: "capital letter or digit", many: "capital letters or digits")
        case "0-9a-f", "a-f0-9":
            return Noun(one: "digit or letter a-f", many: "digits or letters a-f")
        default:
            let letters = text.unicodeScalars
            guard letters.count <= 4,
                letters.allSatisfy({ $0.properties.isAlphabetic || ("0"..."9").contains($0) })
            else { return nil }
            let words = letters.map { String($0) }.joined(separator: " or ")
            return Noun(one: words, many: words)
        }
    }

    private static func counted(
        _ noun: Noun, _ rest: inout ArraySlice<Unicode.Scalar>
    ) -> String? {
        switch rest.first {
        case "{":
            guard let end = rest.firstIndex(of: "}") else { return nil }
            let text = String(
                String.UnicodeScalarView(rest[rest.index(after: rest.startIndex)..<end]))
            rest = rest[rest.index(after: end)...]
            let numbers = text.split(separator: ",", omittingEmptySubsequences: false)
            switch (numbers.count, numbers.first, numbers.last) {
            case (1, .some(let count), _): return "\(count) \(noun.many)"
            case (2, .some(let least), .some(let most)) where !most.isEmpty:
                return "\(least) to \(most) \(noun.many)"
            case (2, .some(let least), _): return "\(least) or more \(noun.many)"
            default: return nil
            }
        case "?":
            rest.removeFirst()
            return "perhaps a \(noun.one)"
        case "*", "+": return nil
        default: return noun.one == noun.many ? noun.one : "a \(noun.one)"
        }
    }
}

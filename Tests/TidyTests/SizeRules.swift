/// How long files, lines and functions may be.
enum SizeRules {
    static let fileLinesMax = 400
    static let functionLinesMax = 60
    static let lineCharactersMax = 100
    static let fileBytesMax = 200_000
    static let readmeLinesMax = 200
    static let manifestLinesMax = 150

    static func findings(in source: String, path: String) -> [Finding] {
        var findings: [Finding] = []
        var lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        if lines.count > fileLinesMax {
            findings.append(
                Finding(
                    path: path, line: nil, rule: "\(lines.count) lines; \(fileLinesMax) at most"))
        }
        for (index, line) in lines.enumerated()
        where line.utf8.count > lineCharactersMax && line.count > lineCharactersMax {
            findings.append(
                Finding(
                    path: path, line: index + 1,
                    rule: "\(line.count) characters; \(lineCharactersMax) at most"))
        }
        for function in functions(in: source) where function.lines > functionLinesMax {
            findings.append(
                Finding(
                    path: path, line: function.line,
                    rule: "\(function.name) has \(function.lines) lines; "
                        + "\(functionLinesMax) at most"))
        }
        return findings
    }

    /// A function, initialiser or subscript with a body.
    struct Function: Hashable {
        let name: String
        /// Where it is declared, from 1.
        let line: Int
        /// From the declaration to the closing brace, both counted.
        let lines: Int
    }

    /// Finds bodies by counting braces in scrubbed source.
    static func functions(in source: String) -> [Function] {
        var found: [Function] = []
        var waiting: (name: String, line: Int, parentheses: Int)?
        var open: [(name: String, line: Int, depth: Int)] = []
        var depth = 0
        for (index, line) in SwiftText(source).lines.enumerated() {
            if let name = declaration(line) { waiting = (name, index + 1, 0) }
            for byte in line.utf8 {
                switch byte {
                case UInt8(ascii: "("): waiting?.parentheses += 1
                case UInt8(ascii: ")"): waiting?.parentheses -= 1
                case UInt8(ascii: "{"):
                    depth += 1
                    if let declared = waiting, declared.parentheses == 0 {
                        open.append((declared.name, declared.line, depth))
                        waiting = nil
                    }
                case UInt8(ascii: "}"):
                    if let function = open.last, function.depth == depth {
                        found.append(
                            Function(
                                name: function.name, line: function.line,
                                lines: index + 2 - function.line))
                        open.removeLast()
                    }
                    depth -= 1
                default: break
                }
            }
        }
        return found
    }

    private static func declaration(_ line: String) -> String? {
        let words = SwiftText.words(line)
        if let index = words.firstIndex(of: "func") {
            return index + 1 < words.count ? words[index + 1] : "func"
        }
        let modifiers: Set<String> = [
            "public", "package", "private", "fileprivate", "internal", "convenience", "required",
            "override", "static", "class", "mutating", "nonisolated",
        ]
        guard let first = words.first(where: { !modifiers.contains($0) }) else { return nil }
        return ["init", "deinit", "subscript"].contains(first) ? first : nil
    }
}

import Foundation

/// Rules for documents.
enum Documents {
    /// One `# ` title, on the first line.
    static func titleFindings(in text: String, path: String) -> [Finding] {
        let lines = visibleLines(of: text)
        let titles = lines.filter { $0.text.hasPrefix("# ") }
        guard titles.count == 1, titles[0].number == 1 else {
            return [
                Finding(
                    path: path, line: titles.dropFirst().first?.number,
                    rule: "\(titles.count) titles; one, on the first line")
            ]
        }
        return []
    }

    /// Relative links that lead nowhere.
    /// - Parameter exists: whether a path relative to the repository is there.
    static func linkFindings(
        in text: String, path: String, exists: (String) -> Bool
    ) -> [Finding] {
        visibleLines(of: text).flatMap { line in
            targets(in: line.text).compactMap { target in
                let file = target.split(separator: "#", omittingEmptySubsequences: false)[0]
                guard !file.isEmpty, !file.contains(":"),
                    !exists(resolved(String(file), from: path))
                else { return nil }
                return Finding(path: path, line: line.number, rule: "no \(target)")
            }
        }
    }

    private static func resolved(_ target: String, from path: String) -> String {
        var folders = path.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": if !folders.isEmpty { folders.removeLast() }
            default: folders.append(String(part))
            }
        }
        return folders.joined(separator: "/")
    }

    private static func targets(in line: String) -> [String] {
        line.components(separatedBy: "](").dropFirst().compactMap {
            $0.split(separator: ")", omittingEmptySubsequences: false).first.map(String.init)
        }
    }

    /// The lines outside fenced blocks.
    static func visibleLines(of text: String) -> [(number: Int, text: String)] {
        var isFenced = false
        var lines: [(number: Int, text: String)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if line.hasPrefix("```") {
                isFenced.toggle()
            } else if !isFenced {
                lines.append((index + 1, String(line)))
            }
        }
        return lines
    }

    /// The first cells, in backticks, of a document's tables.
    static func firstCells(in text: String) -> [String] {
        visibleLines(of: text).compactMap { line in
            guard line.text.hasPrefix("| `") else { return nil }
            return line.text.dropFirst(3).split(separator: "`").first.map(String.init)
        }
    }

    /// Compares what the code has with what a document lists.
    static func difference(
        code: Set<String>, listed: Set<String>, document: String
    ) -> [Finding] {
        code.subtracting(listed).sorted().map {
            Finding(path: document, line: nil, rule: "`\($0)` is in the code and not here")
        }
            + listed.subtracting(code).sorted().map {
                Finding(path: document, line: nil, rule: "`\($0)` is here and not in the code")
            }
    }
}

import Foundation

/// The commands of the programs, read from their sources: what `swift-argument-parser` would offer.
struct Commands {
    private struct Declaration {
        let type: String
        let name: String
        let subcommands: [String]
    }

    /// Full names, for example `svd receipt verify`.
    let all: Set<String>

    /// - Parameters:
    ///   - program: its name, and its root command's.
    ///   - sources: the texts of its files.
    init(of program: String, sources: [String]) {
        let declarations = sources.flatMap(Self.declarations)
        let byType = Dictionary(declarations.map { ($0.type, $0) }) { first, _ in first }
        var found: Set<String> = []
        func visit(_ declaration: Declaration, prefix: String, depth: Int) {
            let name = prefix.isEmpty ? declaration.name : prefix + " " + declaration.name
            found.insert(name)
            guard depth < 5 else { return }
            for type in declaration.subcommands {
                guard let child = byType[type] else { continue }
                visit(child, prefix: name, depth: depth + 1)
            }
        }
        for root in declarations where root.name == program { visit(root, prefix: "", depth: 0) }
        all = found
    }

    private static func declarations(in source: String) -> [Declaration] {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let starts = lines.indices.filter {
            lines[$0].contains("ParsableCommand") && SwiftText.words(lines[$0]).contains("struct")
        }
        return starts.enumerated().compactMap { position, start in
            let end = position + 1 < starts.count ? starts[position + 1] : lines.count
            let words = SwiftText.words(lines[start])
            guard let index = words.firstIndex(of: "struct"), index + 1 < words.count else {
                return nil
            }
            let body = lines[start..<end].joined(separator: "\n")
            return Declaration(
                type: words[index + 1], name: name(in: body) ?? kebabCase(words[index + 1]),
                subcommands: subcommands(in: body))
        }
    }

    private static func name(in body: String) -> String? {
        guard let range = body.firstRange(of: "commandName: \"") else { return nil }
        return body[range.upperBound...].split(separator: "\"").first.map(String.init)
    }

    private static func subcommands(in body: String) -> [String] {
        guard let range = body.firstRange(of: "subcommands: ["),
            let close = body[range.upperBound...].firstIndex(of: "]")
        else { return [] }
        return body[range.upperBound..<close].split(separator: ",").compactMap { piece in
            let path = piece.filter { !$0.isWhitespace }.components(separatedBy: ".self")[0]
            return path.split(separator: ".").last.map(String.init)
        }
    }

    private static func kebabCase(_ name: String) -> String {
        var result = ""
        for character in name {
            if character.isUppercase, !result.isEmpty { result += "-" }
            result += character.lowercased()
        }
        return result
    }

    /// The commands that docs/reference/commands.md has a heading for.
    static func documented(in text: String) -> Set<String> {
        Set(
            Documents.visibleLines(of: text).compactMap { line in
                guard line.text.hasPrefix("#"), let start = line.text.firstIndex(of: "`") else {
                    return nil
                }
                let rest = line.text[line.text.index(after: start)...]
                let words = rest.prefix { $0 != "`" }.split(separator: " ")
                return words.prefix { !$0.hasPrefix("-") && $0 != $0.uppercased() }
                    .joined(separator: " ")
            })
    }
}

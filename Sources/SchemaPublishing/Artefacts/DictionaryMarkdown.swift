/// The data dictionary as Markdown. Source: CommonMark 0.31; GitHub's tables.
struct DictionaryMarkdown {
    let dictionary: DataDictionary

    var text: String {
        var lines = [
            "# \(Self.plain(dictionary.title))", "",
            "Data dictionary of \(Self.code(dictionary.dataset)) version \(dictionary.version).",
            "",
            Self.plain(dictionary.description), "", "## At a glance", "", "| | |", "|---|---|",
        ]
        lines += dictionary.facts.map { "| \($0.label) | \(Self.plain($0.words)) |" }
        lines += [
            "", "## The \(dictionary.entries.count) columns, in the order of the file", "",
            "| Col. | Heading | Required | What it holds | What may stand in it | Examples "
                + "| Goes wrong often |",
            "|---|---|---|---|---|---|---|",
        ]
        lines += dictionary.entries.map(row)
        if !dictionary.rules.isEmpty {
            lines += ["", "## Rules between columns and rows", ""]
            lines += Self.numbered(dictionary.rules.map { Self.graded($0.words, $0.isError) })
        }
        if !dictionary.forbidden.isEmpty {
            lines += ["", "## What may not be in the file", ""]
            lines += ["Text is searched for these, and a row that has one is refused:", ""]
            lines += dictionary.forbidden.map { "- " + Self.graded($0.words, $0.isError) }
        }
        lines += ["", "## How to make the file", ""]
        lines += Self.numbered(DataDictionary.advice.map(Self.plain))
        for list in dictionary.codeLists { lines += section(list) }
        lines += [
            "", "---", "",
            "Made from the schema \(dictionary.dataset) \(dictionary.version), SHA-256 "
                + "\(Self.code(dictionary.sha256)). The schema decides; this page explains it.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ entry: DataDictionary.Entry) -> String {
        let heading =
            Self.code(entry.header)
            + (entry.aliases.isEmpty
                ? "" : " or " + entry.aliases.map(Self.code).joined(separator: ", "))
        let meaning =
            (entry.title.map { "**\(Self.plain($0))** " } ?? "") + Self.plain(entry.description)
        let form =
            Self.plain(entry.form.joined(separator: "; "))
            + (entry.values.isEmpty
                ? "" : ": " + entry.values.map(Self.code).joined(separator: " "))
        let cells = [
            entry.letter, heading, entry.required == "yes" ? "**yes**" : Self.plain(entry.required),
            meaning, form, entry.examples.map(Self.code).joined(separator: " "),
            Self.plain(entry.traps.joined(separator: "; ")),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private func section(_ list: DataDictionary.CodeList) -> [String] {
        var lines = ["", "## Code list “\(Self.plain(list.name))”", ""]
        if let description = list.description { lines += [Self.plain(description), ""] }
        if let source = list.source { lines += ["Source: \(Self.plain(source))", ""] }
        lines.append(list.codes.map(Self.code).joined(separator: " "))
        if !list.unverified.isEmpty {
            lines += [
                "", "Taken too, but not yet checked against the published list:", "",
                list.unverified.map(Self.code).joined(separator: " "),
            ]
        }
        return lines
    }

    private static func graded(_ words: String, _ isError: Bool) -> String {
        plain(words) + (isError ? "" : " *Only a warning: the row is taken.*")
    }

    private static func numbered(_ lines: [String]) -> [String] {
        lines.enumerated().map { "\($0 + 1). \($1)" }
    }

    /// Text in which nothing is markup, on one line.
    private static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case "\n", "\r", "\t": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A code span that may stand in a table.
    private static func code(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        var run = 0
        var longest = 0
        var body = ""
        for scalar in text.unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
            switch scalar {
            case "|": body += "\\|"
            case "\n", "\r", "\t": body += " "
            default: body.unicodeScalars.append(scalar)
            }
        }
        let fence = String(repeating: "`", count: longest + 1)
        let space = longest > 0 ? " " : ""
        return fence + space + body + space + fence
    }
}

/// The data dictionary as one page of HTML: self-contained, for screen and paper.
struct DictionaryPage {
    let dictionary: DataDictionary

    var html: HTML {
        .document(
            head: .all([
                .void("meta", ["charset": "utf-8"]),
                .void(
                    "meta",
                    ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                .element(
                    "title", [:],
                    .text("\(dictionary.title): data dictionary \(dictionary.version)")),
                .style(DictionaryStyle.rules),
            ]),
            body: .all([header, contents, .element("main", [:], .all(sections)), footer]))
    }

    private var contents: HTML {
        var links = [("columns", "Columns")]
        if !dictionary.rules.isEmpty { links.append(("rules", "Rules")) }
        if !dictionary.forbidden.isEmpty { links.append(("forbidden", "What may not be in it")) }
        links.append(("advice", "How to make the file"))
        links += dictionary.codeLists.map { ("list-\($0.name)", "List “\($0.name)”") }
        return .element(
            "nav", ["aria-label": "On this page"],
            .element(
                "ul", [:],
                .all(
                    links.map { id, title in
                        .element(
                            "li", [:], .element("a", ["href": "#\(id)"], .text(title)))
                    })))
    }

    private var header: HTML {
        .element(
            "header", [:],
            .element("p", ["class": "kind"], .text("Data dictionary")),
            .element("h1", [:], .text(dictionary.title)),
            .element(
                "p", ["class": "version"], .element("code", [:], .text(dictionary.dataset)),
                .text(" version \(dictionary.version)")),
            .element("p", ["class": "lead"], .text(dictionary.description)))
    }

    private var footer: HTML {
        .element(
            "footer", [:],
            .element(
                "p", [:],
                .text(
                    "Made from the schema \(dictionary.dataset) \(dictionary.version), SHA-256 "),
                .element("code", [:], .text(dictionary.sha256)),
                .text(". The schema decides; this page explains it.")))
    }

    private var sections: [HTML] {
        var sections = [facts, columns]
        if !dictionary.rules.isEmpty { sections.append(rules) }
        if !dictionary.forbidden.isEmpty { sections.append(forbidden) }
        sections.append(advice)
        sections += dictionary.codeLists.map(codeList)
        return sections
    }

    private func section(_ id: String, _ title: String, _ content: HTML...) -> HTML {
        .element(
            "section", ["aria-labelledby": id],
            .element("h2", ["id": id], .text(title)), .all(content))
    }

    private var facts: HTML {
        section(
            "facts", "At a glance",
            .element(
                "dl", [:],
                .all(
                    dictionary.facts.map { label, words in
                        .element(
                            "div", [:], .element("dt", [:], .text(label)),
                            .element("dd", [:], .text(words)))
                    })))
    }

    private var columns: HTML {
        let heads = [
            "", "Heading", "Required", "What it holds", "What may stand in it", "Examples",
            "Goes wrong often",
        ]
        return section(
            "columns", "The \(dictionary.entries.count) columns, in the order of the file",
            .element(
                "div",
                [
                    "class": "scroll", "role": "region", "aria-labelledby": "columns",
                    "tabindex": "0",
                ],
                .element(
                    "table", [:],
                    .element(
                        "thead", [:],
                        .element(
                            "tr", [:],
                            .all(
                                heads.map {
                                    $0.isEmpty
                                        ? .element(
                                            "th", ["scope": "col"],
                                            .element(
                                                "abbr", ["title": "Column of the spreadsheet"],
                                                .text("Col.")))
                                        : .element("th", ["scope": "col"], .text($0))
                                }))),
                    .element("tbody", [:], .all(dictionary.entries.map(row))))))
    }

    private func row(_ entry: DataDictionary.Entry) -> HTML {
        .element(
            "tr", ["id": "column-\(entry.letter)"],
            .element("td", ["class": "letter"], .text(entry.letter)),
            .element("th", ["scope": "row"], heading(entry)),
            .element(
                "td", ["class": entry.required == "yes" ? "yes" : "no"], .text(entry.required)),
            .element("td", [:], meaning(entry)), .element("td", [:], form(entry)),
            .element("td", ["class": "examples"], list(entry.examples, code: true)),
            .element("td", [:], list(entry.traps, code: false)))
    }

    private func heading(_ entry: DataDictionary.Entry) -> HTML {
        guard !entry.aliases.isEmpty else {
            return .element("code", ["class": "header"], .text(entry.header))
        }
        return .all([
            .element("code", ["class": "header"], .text(entry.header)),
            .element(
                "span", ["class": "alias"], .text("or "),
                .all(
                    entry.aliases.map { .element("code", [:], .text($0)) }, separator: ", ")),
        ])
    }

    private func meaning(_ entry: DataDictionary.Entry) -> HTML {
        guard let title = entry.title else { return .text(entry.description) }
        return .all([
            .element("strong", [:], .text(title)), .element("p", [:], .text(entry.description)),
        ])
    }

    private func form(_ entry: DataDictionary.Entry) -> HTML {
        let words = HTML.element("p", [:], .text(entry.form.joined(separator: "; ")))
        guard !entry.values.isEmpty else { return words }
        return .all([
            words,
            .element(
                "ul", ["class": "values"],
                .all(
                    entry.values.map {
                        .element("li", [:], .element("code", [:], .text($0)))
                    })),
        ])
    }

    private func list(_ texts: [String], code: Bool) -> HTML {
        guard !texts.isEmpty else { return .empty }
        return .element(
            "ul", [:],
            .all(
                texts.map {
                    .element("li", [:], code ? .element("code", [:], .text($0)) : .text($0))
                }))
    }

    private var rules: HTML {
        section(
            "rules", "Rules between columns and rows",
            .element(
                "ol", [:],
                .all(
                    dictionary.rules.map { words, isError in
                        .element("li", [:], .text(words), isError ? .empty : warning)
                    })))
    }

    private var warning: HTML {
        .element("em", ["class": "warning"], .text(" Only a warning: the row is taken."))
    }

    private var forbidden: HTML {
        section(
            "forbidden", "What may not be in the file",
            .element(
                "p", [:],
                .text("Text is searched for these, and a row that has one is refused:")),
            .element(
                "ul", [:],
                .all(
                    dictionary.forbidden.map { words, isError in
                        .element("li", [:], .text(words), isError ? .empty : warning)
                    })))
    }

    private var advice: HTML {
        section(
            "advice", "How to make the file",
            .element(
                "ol", [:],
                .all(DataDictionary.advice.map { .element("li", [:], .text($0)) })))
    }

    private func codeList(_ list: DataDictionary.CodeList) -> HTML {
        var pieces: [HTML] = []
        if let description = list.description {
            pieces.append(.element("p", [:], .text(description)))
        }
        if let source = list.source {
            pieces.append(.element("p", ["class": "source"], .text("Source: \(source)")))
        }
        pieces.append(values(list.codes))
        if !list.unverified.isEmpty {
            pieces.append(
                .element(
                    "p", [:],
                    .text("Taken too, but not yet checked against the published list:")))
            pieces.append(values(list.unverified))
        }
        return section("list-\(list.name)", "Code list “\(list.name)”", .all(pieces))
    }

    private func values(_ codes: [String]) -> HTML {
        guard !codes.isEmpty else { return .empty }
        return .element(
            "ul", ["class": "values"],
            .all(codes.map { .element("li", [:], .element("code", [:], .text($0))) }))
    }
}

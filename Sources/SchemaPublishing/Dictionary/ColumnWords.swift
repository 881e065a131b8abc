import RecordValidation
import StrictJSON

/// Says in words what one column holds and how it is filled in.
struct ColumnWords {
    let property: SchemaProperty
    let document: SchemaDocument
    let rules: [RuleView]

    private var column: Column { property.column }

    func entry(_ index: Int) -> DataDictionary.Entry {
        DataDictionary.Entry(
            letter: Self.letter(index), header: column.header, aliases: column.aliases,
            title: property.keywords["title"]?.string,
            description: property.keywords["description"]?.string ?? "", required: required,
            form: form, values: property.listed ?? [], examples: examples,
            traps: ColumnTraps(property: property).all)
    }

    /// The name that a spreadsheet gives a column.
    static func letter(_ index: Int) -> String {
        var rest = index
        var letters = ""
        repeat {
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }

    private var required: String {
        if column.isRequired { return "yes" }
        let conditional = rules.filter {
            $0.kind == "required-if" && $0.fields.contains(column.name) && $0.isError
        }
        guard !conditional.isEmpty else { return "no" }
        return "where "
            + conditional.map { RuleWords(rule: $0, document: document).shortConditions }
            .joined(separator: ", and where ")
    }

    private var examples: [String] {
        let given = (property.keywords["examples"]?.array ?? []).compactMap { value in
            value.string ?? Self.number(value) ?? value.bool.map { $0 ? "true" : "false" }
        }
        guard given.isEmpty else { return given }
        return property.formats.map(Self.example)
    }

    static func number(_ value: JSONValue?) -> String? {
        guard case .number(let number)? = value else { return nil }
        return number.text
    }

    private static func example(_ format: String) -> String {
        var text = format == "iso8601" ? "yyyy-MM-dd" : format
        for (token, value) in [
            ("yyyy", "2026"), ("MM", "10"), ("dd", "31"), ("HH", "14"), ("mm", "05"), ("ss", "00"),
        ] {
            text = text.split(separator: token, omittingEmptySubsequences: false)
                .joined(separator: value)
        }
        return text
    }

    /// What kind of value, then what confines it, each a short phrase.
    private var form: [String] {
        var phrases = [kind]
        if !property.formats.isEmpty {
            phrases.append(
                "written " + property.formats.map(writing).joined(separator: " or "))
        }
        if let words = NormalisedWords.words(for: column.normalisation?.rawValue) {
            phrases.append(words)
        }
        if column.storage == .boolean {
            phrases.append(
                "yes: \(property.trueTexts.joined(separator: ", ")); no: "
                    + property.falseTexts.joined(separator: ", "))
        }
        if let pattern = property.pattern, property.formats.isEmpty {
            phrases.append(PatternWords.words(for: pattern))
        }
        if let length { phrases.append(length) }
        if let range { phrases.append(range) }
        if let step = Self.number(property.keywords["multipleOf"]) {
            phrases.append("a multiple of \(step)")
        }
        let marks = property.missing.filter { !$0.isEmpty }
        if !marks.isEmpty {
            phrases.append("no value: empty, or \(marks.joined(separator: ", "))")
        }
        return phrases
    }

    private var kind: String {
        switch column.storage {
        case .text: property.listed == nil ? "text" : "one of the values listed, written so"
        case .integer: "whole number"
        case .real: "number"
        case .date: column.normalisation?.rawValue == "month" ? "month" : "date"
        case .instant: "date and time, by the clock in London"
        case .boolean: "yes or no"
        }
    }

    private func writing(_ format: String) -> String {
        guard format == "iso8601" else { return format }
        return column.storage == .date ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm (seconds if you like)"
    }

    private var length: String? {
        switch (property.minLength, property.maxLength) {
        case (nil, nil), (0, nil): nil
        case (let least?, let most?) where least == most: "exactly \(most) characters"
        case (let least?, let most?) where least > 1: "\(least) to \(most) characters"
        case (_, let most?): "up to \(most) characters"
        case (let least?, nil): "at least \(least) character\(least == 1 ? "" : "s")"
        }
    }

    private var range: String? {
        let least = Self.number(property.keywords["minimum"])
        let most = Self.number(property.keywords["maximum"])
        let above = Self.number(property.keywords["exclusiveMinimum"])
        let below = Self.number(property.keywords["exclusiveMaximum"])
        var parts: [String] = []
        if let least, let most, above == nil, below == nil { return "\(least) to \(most)" }
        if let least { parts.append("\(least) or more") }
        if let above { parts.append("more than \(above)") }
        if let most { parts.append("\(most) or less") }
        if let below { parts.append("less than \(below)") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

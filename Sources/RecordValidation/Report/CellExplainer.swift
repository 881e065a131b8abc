/// Says in plain words what a cell should have been and what to do about it.
struct CellExplainer {
    let column: Column
    let fault: CellFault

    var constraints: ColumnConstraints { column.constraints }

    /// What would have been right.
    var expected: String {
        switch fault {
        case .none: ""
        case .required: "a value"
        case .type: typeText
        case .format, .skippedTime: formatText
        case .allowed: "one of \(listed(constraints.allowed ?? []))"
        case .constant: "exactly \(constraints.constant ?? "")"
        case .pattern: "text of the form \(constraints.pattern ?? "")"
        case .minLength: "at least \(characters(constraints.minLength ?? 0))"
        case .maxLength: "at most \(characters(constraints.maxLength ?? 0))"
        case .minimum: "at least \(number(constraints.minimum))"
        case .exclusiveMinimum: "more than \(number(constraints.exclusiveMinimum))"
        case .maximum: "at most \(number(constraints.maximum))"
        case .exclusiveMaximum: "less than \(number(constraints.exclusiveMaximum))"
        case .multipleOf: "a multiple of \(number(constraints.multipleOf))"
        case .identifier, .checkCharacter, .areaKind: identifier.expected
        case .ambiguousTime: formatText
        case .suspectedNHSNumber, .suspectedPostcode, .suspectedName, .suspectedPhoneNumber,
            .suspectedEmailAddress, .suspectedDateOfBirth:
            SuspectWords.expected(fault)
        }
    }

    /// What to do; never repeats the value.
    func hint(_ advice: Advice) -> String {
        switch advice {
        case .usual: usualHint
        case .space: "Remove the space before or after the value."
        case .separators: "Write the number without thousands separators."
        case .quotes: "Write the number without quotes."
        case .date(let advice): DateWords(formats: constraints.formats).hint(advice)
        case .position(let advice): PositionWords.hint(advice)
        case .identifier(let advice): identifier.hint(advice)
        case .near(let word): "Did you mean '\(constraints.allowed?[word] ?? "")'?"
        }
    }

    /// What to do where the value suggests nothing in particular.
    private var usualHint: String {
        switch fault {
        case .none: ""
        case .required: "Fill the cell in: every row needs it."
        case .type: typeHint
        case .format: "Write \(formatText); the day and the time must exist."
        case .skippedTime:
            "The clocks went forward: that hour did not exist that day in London. Correct the time."
        case .allowed: "Use one of the allowed values."
        case .constant: "Write exactly '\(constraints.constant ?? "")'."
        case .pattern: "\(sentence)Write \(expected)."
        case .minLength: "The text is too short."
        case .maxLength where constraints.maxLength == 0: "Leave the cell empty."
        case .maxLength: "Shorten the text to \(characters(constraints.maxLength ?? 0))."
        case .minimum, .exclusiveMinimum: "The number is too small."
        case .maximum, .exclusiveMaximum: "The number is too large."
        case .multipleOf: "The number has the wrong step."
        case .identifier, .checkCharacter, .areaKind: identifier.usualHint
        case .ambiguousTime: Self.ambiguousHint
        case .suspectedNHSNumber, .suspectedPostcode, .suspectedName, .suspectedPhoneNumber,
            .suspectedEmailAddress, .suspectedDateOfBirth:
            SuspectWords.hint(fault)
        }
    }

    var identifier: IdentifierExplainer {
        IdentifierExplainer(normalisation: column.normalisation, fault: fault)
    }

    /// What is said of a time in the hour that October gives twice.
    static let ambiguousHint =
        "The clocks went back: that hour came twice that night. The earlier one is taken; "
        + "write the offset (+00:00 or +01:00) to be sure."

    private var sentence: String {
        guard !column.description.isEmpty else { return "" }
        return column.description.hasSuffix(".")
            ? column.description + " " : column.description + ". "
    }

    private func characters(_ count: Int) -> String {
        "\(count) character\(count == 1 ? "" : "s")"
    }

    private func number(_ value: ExactDecimal?) -> String { value?.text ?? "" }

    private func listed(_ values: [String]) -> String {
        let shown = values.prefix(30).map { $0.isEmpty ? "(empty)" : $0 }.joined(separator: ", ")
        return values.count > 30 ? shown + ", … (\(values.count) values)" : shown
    }

    private var typeText: String {
        switch column.storage {
        case .integer: "a whole number"
        case .real: "a number"
        case .boolean:
            "one of \(listed(constraints.trueTexts + constraints.falseTexts))"
        case .text, .date, .instant: "text"
        }
    }

    private var formatText: String {
        let examples = constraints.formats.map { "\($0.example) (\($0.text))" }
        let what = column.storage == .instant ? "a date and time" : "a date"
        return "\(what) written as \(examples.joined(separator: " or "))"
    }

    private var typeHint: String {
        switch column.storage {
        case .boolean: "Write \(typeText)."
        // Only a file of JSON objects tells texts from numbers.
        case .text, .date, .instant: "Put the value in quotes."
        case .integer, .real: "Write \(typeText), in digits, without unit or leading zeros."
        }
    }
}

extension ExactDecimal {
    /// The number in digits.
    var text: String {
        let digits = String(abs(mantissa))
        guard scale > 0 else { return (mantissa < 0 ? "-" : "") + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}

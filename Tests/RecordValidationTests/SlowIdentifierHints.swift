import RecordValidation

/// What to do about an identifier, as plainly as can be.
struct SlowIdentifierHints {
    static let area =
        "This is the code of another kind of area: look at its first three characters."

    private let normalisation: Normalisation?
    private let expected: String

    init(_ normalisation: Normalisation?, expected: String) {
        self.normalisation = normalisation
        self.expected = expected
    }

    /// Where the check character does not fit.
    func check(_ value: String) -> String {
        switch normalisation {
        case .snomedCode where value.filter(\.isNumber).count > 15:
            "The last digit does not fit the others. Excel keeps only 15 digits of a number: "
                + "format the column as text and enter the code again."
        case .pncID: "The last letter does not fit the digits; check for a typing error."
        case .upn: "The first letter does not fit the rest; check for a typing error."
        default: "The last digit does not fit the others; check for a typing error."
        }
    }

    /// Where the form is wrong.
    func form(_ value: String) -> String {
        let compact = value.uppercased().filter { $0.isLetter || $0.isNumber }
        if digits != nil, value.contains("E+") || value.contains("e+") {
            return "Excel has shortened the number: format the column as text, and enter it again."
        }
        let isNumber = compact.allSatisfy(\.isNumber)
        switch normalisation {
        case .postcodeOutward, .postcodeSector:
            if compact.count >= 5, compact.suffix(2).allSatisfy(\.isLetter) {
                return "This looks like a full postcode, which says too much: write \(expected)."
            }
        case .postcode where compact.count <= 4:
            return "The postcode is not whole: write both parts, as in NR18 0WW."
        case .nhsNumber where Set(compact).count == 1:
            return "One digit over and over is no number: leave the cell empty."
        case .pncID where value.first?.isLetter == true:
            return "Begin with the year: write \(expected)."
        case .pncID:
            return "Write \(expected). The year must have begun; write it with four digits."
        case .snomedCode where isNumber && (6...18).contains(compact.count):
            return "This identifies a description or a relationship: write the concept's code."
        default: break
        }
        if compact.isEmpty { return "Write \(expected), or leave the cell empty." }
        if let digits, isNumber, compact.count < digits {
            return "Digits are missing; Excel drops zeros in front unless the column is text. "
                + "Write \(expected)."
        }
        if hasDigits, value.contains("O") || value.contains("I") || value.contains("l") {
            return "Look for a letter O or I in place of 0 or 1: write \(expected)."
        }
        return "Write \(expected)."
    }

    private var digits: Int? {
        let counts: [Normalisation: Int] = [
            .nhsNumber: 10, .schoolURN: 6, .laestab: 7, .uprn: 1, .snomedCode: 6,
        ]
        return normalisation.flatMap { counts[$0] }
    }

    private var hasDigits: Bool {
        let others: Set<Normalisation> = [
            .gssCode, .upn, .nomisNumber, .crn, .nationalInsuranceNumber,
        ]
        return digits != nil || normalisation.map { others.contains($0) } ?? false
    }
}

/// Says in plain words what an identifier should look like and what is wrong with one.
struct IdentifierExplainer {
    let normalisation: Normalisation?
    let fault: CellFault

    /// What would have been right.
    var expected: String {
        switch normalisation {
        case .postcode: "a postcode such as NR18 0WW"
        case .postcodeOutward: "the first part of a postcode, such as NR18"
        case .postcodeSector: "a postcode sector such as NR18 0"
        case .gssCode: "an area code such as E07000148"
        case .nhsNumber: "an NHS number of ten digits, such as 943 476 5919"
        case .pncID: "a PNC identifier such as 2003/0062845E"
        case .odsCode: "an organisation code of 3 to 12 letters and digits, such as RM1"
        case .uprn: "a UPRN of up to 12 digits"
        case .offenceCode: "a Home Office offence code such as 8N or 4.1"
        case .icd10Code: "an ICD-10 code such as X99.0"
        case .snomedCode: "a SNOMED CT concept of 6 to 18 digits, such as 225552003"
        case .schoolURN: "a school's URN of 6 digits"
        case .laestab: "a LAESTAB of 7 digits, such as 926/4000"
        case .upn: "a UPN: a letter, 11 digits, and a digit or letter"
        case .nomisNumber: "a prison number such as A1234BC"
        case .crn: "a probation reference such as X123456"
        case .nationalInsuranceNumber: "a National Insurance number such as AB123456C"
        case .gridReference: "a grid reference such as TG 51409 13177"
        case nil, .localDateTime, .month, .date, .uppercase, .trim: "text"
        }
    }

    /// What is probably wrong with a value.
    enum Advice: Int, CaseIterable {
        case digitsLost, shortened, fullPostcode, halfPostcode, oneDigit, yearFirst, description
        case nothing, digitsMissing, letterForDigit
    }

    /// Nil where nothing in particular is likely.
    /// - Parameters:
    ///   - value: the text of the cell.
    ///   - upper: the same in capitals.
    func advice<Text: Collection, Upper: Collection>(
        on value: Text, upper: Upper
    ) -> Advice? where Text.Element: CellLetter, Upper.Element == Text.Element {
        switch fault {
        case .areaKind: return nil
        case .checkCharacter:
            let isLong = normalisation == .snomedCode && value.count(where: \.isNumber) > 15
            return isLong ? .digitsLost : nil
        default: return formAdvice(on: value, CompactLetters(upper))
        }
    }

    private func formAdvice<Text: Collection>(
        on value: Text, _ compact: CompactLetters<Text.Element>
    ) -> Advice? where Text.Element: CellLetter {
        if digitsOnly > 0, Self.hasExponent(value) { return .shortened }
        switch normalisation {
        case .postcodeOutward, .postcodeSector:
            if compact.count >= 5, compact.endsWithTwoLetters { return .fullPostcode }
        case .postcode where compact.count <= 4: return .halfPostcode
        case .nhsNumber where compact.isOneLetter: return .oneDigit
        case .pncID: return value.first?.isLetter == true ? .yearFirst : nil
        case .snomedCode where compact.isNumber && (6...18).contains(compact.count):
            return .description
        default: break
        }
        if compact.count == 0 { return .nothing }
        if digitsOnly > 0, compact.isNumber, compact.count < digitsOnly { return .digitsMissing }
        let hasLetter = value.contains { $0 == "O" || $0 == "I" || $0 == "l" }
        return hasLetter && needsDigits ? .letterForDigit : nil
    }

    /// What to do; never repeats the value.
    func hint(_ advice: Advice) -> String {
        switch advice {
        case .digitsLost:
            "The last digit does not fit the others. Excel keeps only 15 digits of a number: "
                + "format the column as text and enter the code again."
        case .shortened:
            "Excel has shortened the number: format the column as text, and enter it again."
        case .fullPostcode:
            "This looks like a full postcode, which says too much: write \(expected)."
        case .halfPostcode: "The postcode is not whole: write both parts, as in NR18 0WW."
        case .oneDigit: "One digit over and over is no number: leave the cell empty."
        case .yearFirst: "Begin with the year: write \(expected)."
        case .description:
            "This identifies a description or a relationship: write the concept's code."
        case .nothing: "Write \(expected), or leave the cell empty."
        case .digitsMissing:
            "Digits are missing; Excel drops zeros in front unless the column is text. "
                + "Write \(expected)."
        case .letterForDigit:
            "Look for a letter O or I in place of 0 or 1: write \(expected)."
        }
    }

    /// What to do where nothing in particular is likely.
    var usualHint: String {
        switch (fault, normalisation) {
        case (.areaKind, _):
            "This is the code of another kind of area: look at its first three characters."
        case (.checkCharacter, .pncID):
            "The last letter does not fit the digits; check for a typing error."
        case (.checkCharacter, .upn):
            "The first letter does not fit the rest; check for a typing error."
        case (.checkCharacter, _):
            "The last digit does not fit the others; check for a typing error."
        case (_, .pncID):
            "Write \(expected). The year must have begun; write it with four digits."
        default: "Write \(expected)."
        }
    }

    /// Whether it is written as 9.43E+09.
    private static func hasExponent<Text: Collection>(
        _ value: Text
    ) -> Bool where Text.Element: CellLetter {
        var isBehind = false
        for letter in value {
            if isBehind, letter == "+" { return true }
            isBehind = letter == "E" || letter == "e"
        }
        return false
    }

    /// How many digits there are where there is nothing else; 0 where it varies.
    private var digitsOnly: Int {
        switch normalisation {
        case .nhsNumber: 10
        case .schoolURN: 6
        case .laestab: 7
        case .uprn: 1
        case .snomedCode: 6
        default: 0
        }
    }

    private var needsDigits: Bool {
        switch normalisation {
        case .nhsNumber, .schoolURN, .laestab, .uprn, .snomedCode, .gssCode, .upn, .nomisNumber,
            .crn, .nationalInsuranceNumber:
            true
        default: false
        }
    }
}

/// The letters and numbers of a text, without what stands between them.
private struct CompactLetters<Letter: CellLetter> {
    private(set) var count = 0
    /// Whether all are numbers.
    private(set) var isNumber = true
    /// Whether it is one letter, however often.
    var isOneLetter: Bool { isUniform && count > 0 }
    private(set) var endsWithTwoLetters = false
    private var isUniform = true

    init(_ text: some Collection<Letter>) {
        var first: Letter?
        var isLetterBefore = false
        for letter in text where letter.isLetter || letter.isNumber {
            count += 1
            if !letter.isNumber { isNumber = false }
            if let first { isUniform = isUniform && letter == first } else { first = letter }
            endsWithTwoLetters = letter.isLetter && isLetterBefore
            isLetterBefore = letter.isLetter
        }
    }
}

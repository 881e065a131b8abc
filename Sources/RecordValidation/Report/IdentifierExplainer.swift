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

    /// What to do; never repeats the value.
    func hint(for value: String) -> String {
        switch fault {
        case .areaKind:
            return "This is the code of another kind of area: look at its first three characters."
        case .checkCharacter: return checkHint(value)
        default: return formHint(value)
        }
    }

    private func checkHint(_ value: String) -> String {
        if normalisation == .snomedCode, value.filter(\.isNumber).count > 15 {
            return
                "The last digit does not fit the others. Excel keeps only 15 digits of a number: "
                + "format the column as text and enter the code again."
        }
        switch normalisation {
        case .pncID:
            return "The last letter does not fit the digits; check for a typing error."
        case .upn: return "The first letter does not fit the rest; check for a typing error."
        default:
            return "The last digit does not fit the others; check for a typing error."
        }
    }

    private func formHint(_ value: String) -> String {
        let compact = value.uppercased().filter { $0.isLetter || $0.isNumber }
        if !digitsOnly.isEmpty, value.contains("E+") || value.contains("e+") {
            return "Excel has shortened the number: format the column as text, and enter it again."
        }
        switch normalisation {
        case .postcodeOutward, .postcodeSector:
            if compact.count >= 5, compact.suffix(2).allSatisfy(\.isLetter) {
                return "This looks like a full postcode, which says too much: write \(expected)."
            }
        case .postcode where compact.count <= 4:
            return "The postcode is not whole: write both parts, as in NR18 0WW."
        case .nhsNumber where Set(compact).count == 1:
            return "One digit over and over is no number: leave the cell empty."
        case .pncID where value.first.map(\.isLetter) == true:
            return "Begin with the year: write \(expected)."
        case .pncID:
            return "Write \(expected). The year must have begun; write it with four digits."
        case .snomedCode where compact.allSatisfy(\.isNumber) && (6...18).contains(compact.count):
            return "This identifies a description or a relationship: write the concept's code."
        default: break
        }
        if compact.isEmpty { return "Write \(expected), or leave the cell empty." }
        if let digits = Int(digitsOnly), compact.allSatisfy(\.isNumber), compact.count < digits {
            return "Digits are missing; Excel drops zeros in front unless the column is text. "
                + "Write \(expected)."
        }
        if value.contains(where: { "OIl".contains($0) }), needsDigits {
            return "Look for a letter O or I in place of 0 or 1: write \(expected)."
        }
        return "Write \(expected)."
    }

    /// How many digits there are where there is nothing else; empty where it varies.
    private var digitsOnly: String {
        switch normalisation {
        case .nhsNumber: "10"
        case .schoolURN: "6"
        case .laestab: "7"
        case .uprn: "1"
        case .snomedCode: "6"
        default: ""
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

/// Says what the privacy scan found, never the text itself.
enum SuspectWords {
    static func expected(_ fault: CellFault) -> String {
        "text without " + what(fault)
    }

    static func hint(_ fault: CellFault) -> String {
        switch fault {
        case .suspectedNHSNumber:
            "Ten digits in a row look like an NHS number, which this dataset may not hold: "
                + "remove it."
        case .suspectedPostcode:
            "This looks like a full postcode, which this dataset may not hold: remove it, or give "
                + "the area only."
        case .suspectedName:
            "A title such as Mr or Dr and a word with a capital look like a person's name, which "
                + "this dataset may not hold: remove it. The name of a business can be allowed in "
                + "the schema."
        case .suspectedDateOfBirth:
            "A date behind a word such as DOB or born looks like a date of birth, which this "
                + "dataset may not hold: remove it, or give the age band."
        default: "This looks like \(what(fault)), which this dataset may not hold: remove it."
        }
    }

    private static func what(_ fault: CellFault) -> String {
        switch fault {
        case .suspectedNHSNumber: "an NHS number"
        case .suspectedPostcode: "a full postcode"
        case .suspectedName: "a person's name"
        case .suspectedPhoneNumber: "a telephone number"
        case .suspectedEmailAddress: "an e-mail address"
        case .suspectedDateOfBirth: "a date of birth"
        default: "anything personal"
        }
    }
}

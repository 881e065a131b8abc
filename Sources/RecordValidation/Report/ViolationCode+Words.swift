extension ViolationCode {
    /// Whether it is about the file's form and not about a value.
    var isStructural: Bool {
        switch self {
        case .encoding, .bom, .nulByte, .lineEnds, .delimiter, .unclosedQuote, .strayQuote,
            .blankRow, .missingCell, .extraCell, .fieldTooLong, .tooManyRows, .tooManyKeys,
            .malformedJSON, .headerMissing, .headerUnknown, .headerDuplicate, .headerOrder,
            .emptyFile:
            true
        default: false
        }
    }

    /// The code as a person would say it.
    public var words: String {
        switch self {
        case .encoding: "not UTF-8 text"
        case .bom: "two byte-order marks"
        case .nulByte: "a NUL byte"
        case .lineEnds: "line ends of another kind"
        case .delimiter: "columns not separated by commas"
        case .unclosedQuote: "a quote that is never closed"
        case .strayQuote: "a quote where none may stand"
        case .blankRow: "an empty row"
        case .missingCell: "row too short"
        case .extraCell: "row too long"
        case .fieldTooLong: "cell too long"
        case .tooManyRows: "too many rows"
        case .tooManyKeys: "too many rows to compare"
        case .malformedJSON: "not a JSON object"
        case .headerMissing: "column missing"
        case .headerUnknown: "unknown column"
        case .headerDuplicate: "column there twice"
        case .headerOrder: "columns in another order"
        case .emptyFile: "nothing in the file"
        case .type: "not of the right type"
        case .format: "not written as declared"
        case .ambiguousTime: "an hour that came twice"
        case .allowed, .inCodeList: "not an allowed value"
        case .constant: "not the one allowed value"
        case .pattern: "not of the right form"
        case .minLength: "too short"
        case .maxLength: "too long"
        case .minimum: "too small"
        case .maximum: "too large"
        case .multipleOf: "of the wrong step"
        case .required: "empty, but needed"
        case .location: "not a possible place"
        case .unique: "there twice"
        case .notBefore: "too early"
        case .requiredIf: "empty, but needed here"
        case .forbiddenIf: "filled in, but not allowed here"
        case .atMostOneOf: "more than one filled in"
        case .exactlyOneOf: "not exactly one filled in"
        case .equalsSum: "does not add up"
        case .distinct: "there twice in one row"
        case .withinDays: "too long after"
        case .notInFuture: "in the future"
        case .notGreater: "greater than it can be"
        case .enumIf: "does not go with the rest of the row"
        case .form: "filled in, though the data are to identify nobody"
        case .suspectedNHSNumber: "looks like an NHS number"
        case .suspectedPostcode: "looks like a full postcode"
        case .suspectedName: "looks like a name"
        case .suspectedPhoneNumber: "looks like a telephone number"
        case .suspectedEmailAddress: "looks like an e-mail address"
        case .suspectedDateOfBirth: "looks like a date of birth"
        }
    }
}

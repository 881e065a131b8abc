/// What can be wrong with a row; one thing at a time.
enum Defect: CaseIterable {
    case noReference, longReference, doubledReference, badSite, arrivalFirst, missingTime
    case impossibleDate, unknownMethod, methodNotDescribed, longDescription, badArea, badAge
    case badSex, shortRow, extraCell

    /// The column, from 1, and the code under which the validation report must name it.
    var place: (column: Int, code: StaticString) {
        switch self {
        case .noReference: (1, "required")
        case .longReference: (1, "max-length")
        case .doubledReference: (1, "unique")
        case .badSite: (2, "pattern")
        case .arrivalFirst: (4, "not-before")
        case .missingTime: (5, "required")
        case .impossibleDate: (5, "format")
        case .unknownMethod: (6, "enum")
        case .methodNotDescribed: (7, "required-if")
        case .longDescription: (9, "max-length")
        case .badArea: (10, "pattern")
        case .badAge: (11, "enum")
        case .badSex: (12, "enum")
        case .shortRow: (10, "missing-cell")
        case .extraCell: (15, "extra-cell")
        }
    }

    /// Whether the row's reference counts as used, so that a later row can double it.
    var keepsReference: Bool {
        switch self {
        case .noReference, .longReference, .doubledReference, .shortRow, .extraCell: false
        default: true
        }
    }

    /// Whether the fault is in the number of cells, which an object of NDJSON does not have.
    var isOfShape: Bool { self == .shortRow || self == .extraCell }
}

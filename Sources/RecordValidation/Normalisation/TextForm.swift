/// A text normalisation as one byte.
enum TextForm: UInt8 {
    case trim, uppercase, postcode, outward, sector, area, nhsNumber, policeIdentifier
    case organisation, property, offence, icd10, snomed, school, establishment, pupil, prisoner
    case probationCase, insurance, gridReference

    /// Nil where the value is not a text.
    init?(_ normalisation: Normalisation?) {
        switch normalisation {
        case nil, .localDateTime, .month, .date: return nil
        case .trim: self = .trim
        case .uppercase: self = .uppercase
        case .postcode: self = .postcode
        case .postcodeOutward: self = .outward
        case .postcodeSector: self = .sector
        case .gssCode: self = .area
        case .nhsNumber: self = .nhsNumber
        case .pncID: self = .policeIdentifier
        case .odsCode: self = .organisation
        case .uprn: self = .property
        case .offenceCode: self = .offence
        case .icd10Code: self = .icd10
        case .snomedCode: self = .snomed
        case .schoolURN: self = .school
        case .laestab: self = .establishment
        case .upn: self = .pupil
        case .nomisNumber: self = .prisoner
        case .crn: self = .probationCase
        case .nationalInsuranceNumber: self = .insurance
        case .gridReference: self = .gridReference
        }
    }

    /// The marks that are left out of a cell, and those that mean something.
    var marks: (dropped: CompactCell.Marks, kept: CompactCell.Marks) {
        switch self {
        case .trim, .uppercase, .area, .organisation, .property, .snomed, .school, .pupil,
            .prisoner, .probationCase:
            ([], [])
        case .postcode, .outward, .sector: (.any, [])
        case .nhsNumber: ([.space, .hyphen], [])
        case .policeIdentifier: (.space, .slash)
        case .offence: ([], [.slash, .stop])
        case .icd10: ([], .stop)
        case .establishment: ([.space, .slash, .hyphen], [])
        case .insurance, .gridReference: (.space, [])
        }
    }
}

/// Says what a normalisation takes, for those who fill in the cell.
enum NormalisedWords {
    /// Nil where the format says it already, or the normalisation is not known here.
    static func words(for normalisation: String?) -> String? {
        switch normalisation {
        case "postcode": "a whole postcode; capitals and space do not matter"
        case "postcode-outward": "the first half of a postcode, such as NR1"
        case "postcode-sector": "a postcode without its last two letters, such as NR1 3"
        case "gss-code": "a GSS code of the ONS: a letter and eight digits"
        case "nhs-number": "an NHS number: ten digits; spaces do not matter"
        case "pnc-id": "a PNC identifier, such as 2003/0062845E"
        case "ods-code": "a code of the Organisation Data Service"
        case "uprn": "a UPRN: up to twelve digits"
        case "offence-code": "a Home Office offence code, such as 8N or 4/1"
        case "icd10-code": "an ICD-10 code, such as X99.0"
        case "snomed-code": "a SNOMED CT identifier: 6 to 18 digits"
        case "school-urn": "a school's URN: six digits"
        case "laestab": "a LAESTAB number: local authority and school, seven digits"
        case "upn": "a unique pupil number: a letter, then twelve characters"
        case "nomis-number": "a prison number, such as A1234BC"
        case "crn": "a probation case reference number, such as X123456"
        case "national-insurance-number": "a National Insurance number, such as AB 12 34 56 C"
        case "grid-reference": "a National Grid reference with letters, such as TG 51409 13177"
        case "uppercase": "capitals or not does not matter"
        default: nil
        }
    }
}

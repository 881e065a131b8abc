/// How the text of a cell becomes its normalised value, where the type alone does not say.
///
/// A text normalisation also checks the form, and the check character where there is one; the other
/// keywords of the column then apply to the canonical text. docs/reference/normalisation.md has the
/// rules and their sources.
public enum Normalisation: String, Sendable, Hashable, CaseIterable {
    /// Civil time of Europe/London to a moment in UTC.
    case localDateTime = "local-datetime"
    /// A month `YYYY-MM` to its first day.
    case month
    /// A day in one of the declared formats.
    case date
    /// A whole postcode.
    case postcode
    /// The part of a postcode before its space.
    case postcodeOutward = "postcode-outward"
    /// That part, a space and the digit behind it.
    case postcodeSector = "postcode-sector"
    /// A code of the Register of Geographic Codes; retired ones become their successors.
    case gssCode = "gss-code"
    /// An NHS number.
    case nhsNumber = "nhs-number"
    /// An identifier of the Police National Computer.
    case pncID = "pnc-id"
    /// The code of an NHS organisation or site.
    case odsCode = "ods-code"
    /// A unique property reference number.
    case uprn
    /// A Home Office offence code.
    case offenceCode = "offence-code"
    /// An ICD-10 code.
    case icd10Code = "icd10-code"
    /// A SNOMED CT identifier of a concept.
    case snomedCode = "snomed-code"
    /// A school's unique reference number.
    case schoolURN = "school-urn"
    /// Local authority and establishment number of a school.
    case laestab
    /// A unique pupil number.
    case upn
    /// The number of a prisoner.
    case nomisNumber = "nomis-number"
    /// The case reference number of probation.
    case crn
    /// A National Insurance number.
    case nationalInsuranceNumber = "national-insurance-number"
    /// A National Grid reference with letters.
    case gridReference = "grid-reference"
    /// Capitals, without space around them.
    case uppercase
    /// Without space around it.
    case trim
}

/// What a column may reveal. It decides masking, what a power lets through and what a query shows.
public enum ColumnClass: String, Sendable, Hashable, CaseIterable {
    /// Nothing about a person.
    case none
    /// Part of what, combined, singles a person out.
    case quasiIdentifier = "quasi-identifier"
    /// Identifies a person by itself.
    case personal
    /// Special-category or criminal-offence data. Source: UK GDPR Arts 9 and 10.
    case specialCategory = "special-category"
    /// Patient information. Source: PCSC Act 2022 s.16(4).
    case patientInformation = "patient-information"
    /// Free text, in which anything may stand.
    case freeText = "free-text"
}

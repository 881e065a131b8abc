/// What the privacy scan looks for in text.
enum SuspectKind: String, Sendable, Hashable, CaseIterable {
    /// Ten digits standing alone, also as 3-3-4.
    case nhsNumber = "nhs-number"
    /// A whole postcode.
    case fullPostcode = "full-postcode"
}

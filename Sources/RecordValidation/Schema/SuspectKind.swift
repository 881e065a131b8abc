/// What the privacy scan looks for in text.
enum SuspectKind: String, Sendable, Hashable, CaseIterable {
    /// Ten digits standing alone, also as 3-3-4.
    case nhsNumber = "nhs-number"
    /// A whole postcode.
    case fullPostcode = "full-postcode"
    /// A name after a title.
    case name
    /// A telephone number of a person's kind: geographic or mobile.
    case phoneNumber = "phone-number"
    /// An e-mail address.
    case emailAddress = "email-address"
    /// A date after a word that says somebody was born on it.
    case dateOfBirth = "date-of-birth"

    /// Its place in a `SuspectMask`.
    var mask: SuspectMask {
        switch self {
        case .nhsNumber: .nhsNumber
        case .fullPostcode: .postcode
        case .name: .name
        case .phoneNumber: .phoneNumber
        case .emailAddress: .emailAddress
        case .dateOfBirth: .dateOfBirth
        }
    }
}

/// Kinds of suspects as bits.
struct SuspectMask: OptionSet {
    let rawValue: UInt8

    static let nhsNumber = SuspectMask(rawValue: 1)
    static let postcode = SuspectMask(rawValue: 2)
    static let name = SuspectMask(rawValue: 4)
    static let phoneNumber = SuspectMask(rawValue: 8)
    static let emailAddress = SuspectMask(rawValue: 16)
    static let dateOfBirth = SuspectMask(rawValue: 32)
    /// An NHS number whose check digit fits, beside `nhsNumber`.
    static let checkedNumber = SuspectMask(rawValue: 64)
}

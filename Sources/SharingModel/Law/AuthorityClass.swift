/// What the Act makes of a body. Source: PCSC Act 2022 ss.11, 12, 14, Sch.1, Sch.2.
public enum AuthorityClass: String, Sendable, Hashable, CaseIterable {
    case localGovernment = "specified.local_government"
    case criminalJustice = "specified.criminal_justice"
    case healthSocialCare = "specified.health_social_care"
    case police = "specified.police"
    case fire = "specified.fire"
    case educational = "relevant.educational"
    case prison = "relevant.prison"
    case youthCustody = "relevant.youth_custody"
    case localPolicingBody = "local_policing_body"
    case prescribedPerson = "prescribed_person"
    /// Not in the Act's schedules: an acute, ambulance or mental-health trust, a GP, a coroner, a
    /// housing association. The gateway of ss.16 and 17 is not open to it.
    case notListed = "not_listed"

    /// Whether s.16(2) lists bodies of this class.
    public var isListed: Bool { self != .notListed }

    /// Whether s.17(1) lets a local policing body request information from bodies of this class.
    public var isRequestable: Bool {
        isListed && self != .localPolicingBody && self != .prescribedPerson
    }

    /// Whether the body is in Sch.1's table "Health and social care", whose personal information
    /// ss.16(4)(b) and 17(6)(b) keep back.
    public var isHealthOrSocialCare: Bool { self == .healthSocialCare }

    /// Whether s.115(2) CDA 1998 can make such a body a recipient.
    public var isRelevantAuthorityUnderCDA115: Bool {
        switch self {
        case .police, .localPolicingBody, .localGovernment, .criminalJustice, .healthSocialCare,
            .fire:
            true
        default: false
        }
    }
}

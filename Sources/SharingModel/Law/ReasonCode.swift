/// Why an expected share did not come, or came only in part. Each is tied to its provision.
public enum ReasonCode: String, Sendable, Hashable, CaseIterable {
    case patientInformation = "PATIENT_INFO"
    case healthPersonal = "HSC_PERSONAL"
    case dataProtection = "DP_CONTRAVENTION"
    case interception = "IPA_PROHIBITED"
    case notListed = "NOT_LISTED_AUTHORITY"
    case outOfArea = "OUT_OF_AREA"
    case notHeld = "NOT_HELD"
    case notRelated = "NOT_RELATED"
    case powerDeclined = "POWER_DECLINED"
    case incompatibleDuty = "INCOMPATIBLE_DUTY"
    case adverseEffect = "ADVERSE_EFFECT"
    case disproportionate = "DISPROPORTIONATE"
    case unreasonableCost = "UNREASONABLE_COST"
    case commonLawConfidence = "COMMON_LAW_CONFIDENCE"
    case smallNumbers = "SMALL_NUMBERS"
    case noAgreement = "NO_ISA_OR_DPIA"
    case nilReturn = "NIL_RETURN"
    case late = "LATE"
    case noResponse = "NO_RESPONSE"
    case technicalFailure = "TECHNICAL_FAILURE"
    case schemaRejected = "SCHEMA_REJECTED"

    /// The provision the reason rests on, or where it comes from.
    public var provision: String {
        switch self {
        case .patientInformation: "PCSC Act 2022 s.16(4)(a), s.17(6)(a)"
        case .healthPersonal: "PCSC Act 2022 s.16(4)(b), s.17(6)(b)"
        case .dataProtection: "PCSC Act 2022 s.16(4)(c), s.17(6)(c)"
        case .interception: "PCSC Act 2022 s.16(4)(d), s.17(6)(d)"
        case .notListed: "PCSC Act 2022 s.16(2), Sch.1, Sch.2"
        case .outOfArea: "PCSC Act 2022 s.17(2)"
        case .notHeld: "PCSC Act 2022 s.17(3)"
        case .notRelated: "PCSC Act 2022 s.17(3)(a)-(c)"
        case .powerDeclined: "PCSC Act 2022 s.16(1): a power, not a duty"
        case .incompatibleDuty: "PCSC Act 2022 s.15(7)(a)"
        case .adverseEffect: "PCSC Act 2022 s.15(7)(b)"
        case .disproportionate: "PCSC Act 2022 s.15(7)(c)"
        case .unreasonableCost: "PCSC Act 2022 s.15(7)(d)"
        case .commonLawConfidence: "common law duty of confidence"
        case .smallNumbers: "disclosure control"
        case .noAgreement: "DPA 2018 s.64"
        case .nilReturn: "a nil return is a share"
        case .late: "the agreement's due rule"
        case .noResponse: "the agreement's due rule"
        case .technicalFailure: "none"
        case .schemaRejected: "the agreed schema"
        }
    }

    /// Whether an agency may give this reason itself when it withholds; the others are the
    /// gateway's.
    public var isDeclarable: Bool {
        switch self {
        case .nilReturn, .late, .noResponse, .schemaRejected: false
        default: true
        }
    }

    /// Whether the reason is one of s.15(7)'s exceptions from the duty to collaborate.
    public var isCollaborationException: Bool {
        switch self {
        case .incompatibleDuty, .adverseEffect, .disproportionate, .unreasonableCost: true
        default: false
        }
    }

    /// Why the law does not offer this reason here; nil where it does.
    ///
    /// s.15(7) never excuses s.17(4), and s.15(9) takes its exceptions away where the collaboration
    /// serves the needs assessment or the strategy. A lawful exemption needs no flag.
    /// - Parameters:
    ///   - power: the power of the agreement.
    ///   - needsAssessment: whether the data serve the needs assessment or the strategy.
    ///   - agencyClass: the withholding agency's class.
    public func objection(
        power: Power, needsAssessment: Bool, agencyClass: AuthorityClass
    ) -> String? {
        if isCollaborationException, power == .pcsc17 {
            return "s.15(7) does not excuse a s.17(4) request (PCSC Act 2022 s.15(7), s.17(4))"
        }
        if isCollaborationException, needsAssessment {
            return "s.15(7) falls away for needs-assessment data (PCSC Act 2022 s.15(9))"
        }
        switch self {
        case .powerDeclined where power == .pcsc17 || power == .cda17A:
            return "\(power.citation) is a duty and cannot be declined"
        case .healthPersonal where !agencyClass.isHealthOrSocialCare && agencyClass.isListed:
            return "s.16(4)(b) and s.17(6)(b) speak of health or social care authorities only"
        case .notListed where agencyClass.isListed:
            return "the agency is a listed authority (PCSC Act 2022 s.16(2))"
        case .technicalFailure: return "the law knows no such exemption"
        case .nilReturn, .late, .noResponse, .schemaRejected:
            return "not a reason that an agency can give"
        default: return nil
        }
    }
}

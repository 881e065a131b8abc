/// The legal power under which a disclosure is made.
public enum Power: String, Sendable, Hashable, CaseIterable {
    /// The power to disclose. Source: PCSC Act 2022 s.16.
    case pcsc16 = "PCSC-16"
    /// Supply on the local policing body's request: a duty, with a purpose lock. Source: s.17.
    case pcsc17 = "PCSC-17"
    /// Disclosure to a relevant authority for the Act's purposes. Source: CDA 1998 s.115.
    case cda115 = "CDA-115"
    /// Quarterly depersonalised information. Source: CDA 1998 s.17A; SI 2007/1831.
    case cda17A = "CDA-17A"
    /// The data identify nobody, alone or combined; no power is needed.
    case notPersonal = "NOT-PERSONAL"
    case commonLaw = "COMMON-LAW"
    case dpaSchedule2 = "DPA-SCH2-2"
    case courtOrder = "COURT-ORDER"
    case consent = "CONSENT"
    case safeguarding = "SAFEGUARDING"

    /// Reads the written form; `S16`, `S17`, `CDA115` and `CDA17A` are taken for their long forms.
    public init?(written text: String) {
        switch text.uppercased() {
        case "S16", "PCSC16": self = .pcsc16
        case "S17", "PCSC17": self = .pcsc17
        case "CDA115": self = .cda115
        case "CDA17A": self = .cda17A
        case let upper: self.init(rawValue: upper)
        }
    }

    /// Whether the power is exercised case by case by a named person and never in bulk.
    public var isCaseByCase: Bool {
        switch self {
        case .commonLaw, .dpaSchedule2, .courtOrder, .consent, .safeguarding: true
        default: false
        }
    }

    /// The provision, as a person would cite it.
    public var citation: String {
        switch self {
        case .pcsc16: "PCSC Act 2022 s.16"
        case .pcsc17: "PCSC Act 2022 s.17"
        case .cda115: "CDA 1998 s.115"
        case .cda17A: "CDA 1998 s.17A and SI 2007/1831"
        case .notPersonal: "not personal data (DPA 2018 s.3(2))"
        case .commonLaw: "common law, public interest"
        case .dpaSchedule2: "DPA 2018 Sch.2 para 2"
        case .courtOrder: "court order"
        case .consent: "consent"
        case .safeguarding: "safeguarding powers"
        }
    }
}

/// The form in which data are disclosed.
public enum DisclosureForm: String, Sendable, Hashable, CaseIterable {
    case aggregate
    case anonymisedRows = "anonymised-rows"
    case pseudonymisedRows = "pseudonymised-rows"
    case identifiableRows = "identifiable-rows"

    /// Whether the form is personal information in the sense of s.10(10): it identifies somebody by
    /// itself or in combination with other information.
    public var isPersonalInformation: Bool {
        self == .pseudonymisedRows || self == .identifiableRows
    }
}

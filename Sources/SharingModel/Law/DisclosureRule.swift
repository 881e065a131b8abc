/// Whether the law lets a disclosure through. It answers; it does not act.
///
/// Source: PCSC Act 2022 ss.16, 17; CDA 1998 ss.17A, 115; DPA 2018 s.64.
public struct DisclosureRule: Sendable {
    /// Who discloses.
    public var discloser: Agency
    /// Who receives.
    public var recipients: [Controller]
    /// The agreement that is relied on.
    public var agreement: Agreement
    /// What the dataset is.
    public var profile: DisclosureProfile
    /// The power declared.
    public var power: Power
    /// The form declared.
    public var form: DisclosureForm
    /// The request answered, for s.17.
    public var requestReference: String?
    /// The day on which it is judged.
    public var today: CalendarDate

    /// A disclosure to be judged.
    public init(
        discloser: Agency, recipients: [Controller], agreement: Agreement,
        profile: DisclosureProfile, power: Power, form: DisclosureForm,
        requestReference: String? = nil, today: CalendarDate
    ) {
        self.discloser = discloser
        self.recipients = recipients
        self.agreement = agreement
        self.profile = profile
        self.power = power
        self.form = form
        self.requestReference = requestReference
        self.today = today
    }

    /// Checks the disclosure.
    /// - Throws: a refusal that cites its provision: `power-not-offered`, `form-not-offered`,
    ///   `not-listed-authority`, `not-held-for-functions`, `patient-information`,
    ///   `health-personal-information`, `data-protection-unassessed`, `interception-material`,
    ///   `recipient-not-policing-body`, `request-required`, `recipient-not-relevant-authority`,
    ///   `form-not-depersonalised` or `case-by-case-only`.
    public func check() throws(Refusal) {
        guard profile.powers.contains(power), agreement.power == power else {
            throw Refusal(
                .powerNotOffered,
                "The dataset and its agreement do not rest on \(power.citation).",
                help: "Use --power \(agreement.power.rawValue), or have the agreement changed.",
                field: "power")
        }
        guard profile.forms.contains(form), agreement.form == form else {
            throw Refusal(
                .formNotOffered, "The agreement does not provide for the form \(form.rawValue).",
                help: "Use --form \(agreement.form.rawValue), or have the agreement changed.",
                field: "form")
        }
        switch power {
        case .pcsc16: try checkSection16()
        case .pcsc17: try checkSection17()
        case .cda115: try checkSection115()
        case .cda17A: try checkSection17A()
        case .notPersonal: try checkNotPersonal()
        case .commonLaw, .dpaSchedule2, .courtOrder, .consent, .safeguarding:
            throw Refusal(
                .caseByCaseOnly, "\(power.citation) is used case by case, never for a bulk feed.",
                help: "Record each disclosure as a case with its decision maker.", field: "power")
        }
        try checkAssessments()
    }

    private func checkSection16() throws(Refusal) {
        guard discloser.authorityClass.isListed,
            !recipients.isEmpty, recipients.allSatisfy(\.authorityClass.isListed)
        else {
            throw Refusal(
                .notListedAuthority,
                "s.16 opens only between listed authorities (PCSC Act 2022 s.16(2)).",
                help: "Use another power, for example CDA-115, if the agreement provides for it.",
                field: "power")
        }
        guard !recipients.contains(where: { $0.id.text == discloser.id.text }) else {
            throw Refusal(
                .notListedAuthority,
                "s.16 is disclosure to another authority (PCSC Act 2022 s.16(1)).",
                help: "The discloser and the recipient are the same body.", field: "agreement")
        }
        guard agreement.heldForFunctions else {
            throw Refusal(
                .notHeldForFunctions,
                "s.16 covers what is held for the discloser's functions (PCSC Act 2022 s.16(1)).",
                help: "Have the agreement declare `held-for-functions: true`, if that is so.",
                field: "agreement")
        }
        try checkExclusions(section: "16(4)")
    }

    private func checkSection17() throws(Refusal) {
        guard !recipients.isEmpty,
            recipients.allSatisfy({ $0.authorityClass == .localPolicingBody })
        else {
            throw Refusal(
                .recipientNotPolicingBody,
                "s.17 supplies go to the local policing body, not to the force "
                    + "(PCSC Act 2022 s.17).",
                help: "Use s.16, or an agreement whose recipient is the PCC.", field: "power")
        }
        guard discloser.authorityClass.isRequestable else {
            throw Refusal(
                .notListedAuthority,
                "s.17 requests go to specified, educational, prison and youth custody authorities.",
                help: "Use another power (PCSC Act 2022 s.17(1)).", field: "power")
        }
        guard let requestReference, !requestReference.isEmpty else {
            throw Refusal(
                .requestRequired, "A supply under s.17 names the request it answers (s.17(1)).",
                help: "Give --reference with the request's number.", field: "reference")
        }
        try checkExclusions(section: "17(6)")
    }

    /// The exclusions that ss.16(4) and 17(6) share.
    private func checkExclusions(section: String) throws(Refusal) {
        guard !profile.hasPatientInformation else {
            throw Refusal(
                .patientInformation,
                "The dataset holds patient information; s.\(section)(a) PCSC Act 2022 bars it.",
                help: "Withhold with reason PATIENT_INFO, or use a dataset without it.",
                field: "dataset")
        }
        guard
            !(discloser.authorityClass.isHealthOrSocialCare
                && (form.isPersonalInformation || profile.hasPersonalInformation))
        else {
            throw Refusal(
                .healthPersonalInformation,
                "A health authority's personal information is barred "
                    + "(PCSC Act 2022 s.\(section)(b)); pseudonymised rows are personal "
                    + "information (s.10(10)).",
                help: personalHelp(
                    "withhold with reason HSC_PERSONAL, or have the agreement rest on a power such "
                        + "as CDA-115."), field: "form")
        }
        guard !profile.hasInterceptionMaterial else {
            throw Refusal(
                .interceptionMaterial,
                "Interception and communications data are barred (PCSC Act 2022 s.\(section)(d)).",
                help: "Leave out what comes from such sources.", field: "dataset")
        }
    }

    /// What helps where the data are personal: another form, unless the dataset is so in every one.
    private func personalHelp(_ otherwise: String) -> String {
        profile.hasPersonalInformation
            ? "The dataset has columns that identify people, whatever its form: \(otherwise)"
            : "Send anonymised rows or aggregates if the agreement provides for them; or "
                + otherwise
    }

    private func checkSection115() throws(Refusal) {
        try checkRelevantRecipients(section: "115(2)")
        guard !profile.hasPatientInformation || form == .aggregate || form == .anonymisedRows else {
            throw Refusal(
                .patientInformation,
                "CDA 1998 s.115 lifts neither confidence nor data protection law.",
                help: "Send anonymised rows or aggregates.", field: "form")
        }
    }

    private func checkRelevantRecipients(section: String) throws(Refusal) {
        guard !recipients.isEmpty,
            recipients.allSatisfy(\.authorityClass.isRelevantAuthorityUnderCDA115)
        else {
            throw Refusal(
                .recipientNotRelevantAuthority,
                "The recipient is not a relevant authority (CDA 1998 s.\(section)).",
                help: "Have the agreement name a relevant authority.", field: "agreement")
        }
    }

    /// The duty lies on relevant authorities and is owed to others of them; what identifies people
    /// is outside it, which `ValidationOptions.form` holds the cells to.
    /// Source: CDA 1998 s.17A; SI 2007/1831.
    private func checkSection17A() throws(Refusal) {
        guard discloser.authorityClass.isRelevantAuthorityUnderCDA115 else {
            throw Refusal(
                .notListedAuthority,
                "s.17A binds relevant authorities, of which the discloser is none "
                    + "(CDA 1998 s.17A).",
                help: "Use another power, for example CDA-115, if the agreement provides for it.",
                field: "power")
        }
        try checkRelevantRecipients(section: "17A")
        guard !form.isPersonalInformation else {
            throw Refusal(
                .formNotDepersonalised,
                "CDA 1998 s.17A covers depersonalised information only (SI 2007/1831).",
                help: "Send anonymised rows or aggregates.", field: "form")
        }
    }

    private func checkNotPersonal() throws(Refusal) {
        guard !form.isPersonalInformation, !profile.hasPersonalInformation else {
            throw Refusal(
                .formNotDepersonalised,
                "The data identify people, so a power is needed (DPA 2018 s.3(2)).",
                help: personalHelp("have the agreement rest on a power."), field: "form")
        }
        // A row with somebody's condition, diagnosis or care can single that person out together
        // with what others know; only counts cannot. Source: PCSC Act 2022 s.10(10), s.16(4)(a).
        guard !profile.hasPatientInformation || form == .aggregate else {
            throw Refusal(
                .patientInformation,
                "Rows with patient information are personal information, so a power is needed "
                    + "(PCSC Act 2022 s.10(10)).",
                help: "Send aggregates, or have the agreement rest on a power such as CDA-115.",
                field: "power")
        }
    }

    /// Without an assessment in force nothing shows that data protection law is kept.
    /// Source: PCSC Act 2022 s.16(4)(c), s.17(6)(c); DPA 2018 s.64.
    private func checkAssessments() throws(Refusal) {
        guard agreement.isaReviewDue >= today, agreement.dpiaReviewDue >= today else {
            throw Refusal(
                .dataProtectionUnassessed,
                "The sharing agreement's ISA or DPIA review is overdue "
                    + "(PCSC Act 2022 s.16(4)(c); DPA 2018 s.64).",
                help: "Ask the recipient's data protection officer to complete the review.",
                field: "agreement")
        }
    }
}

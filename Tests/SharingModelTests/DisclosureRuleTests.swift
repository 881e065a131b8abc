import SharingModel
import Testing

@Suite("The law decides whether a disclosure passes")
struct DisclosureRuleTests {
    static func controller(_ authorityClass: AuthorityClass, _ id: String = "recipient") throws
        -> Controller
    {
        Controller(id: try #require(ControllerID(id)), name: id, authorityClass: authorityClass)
    }

    /// A disclosure that the law lets through unless it is changed.
    static func rule(
        _ power: Power, _ form: DisclosureForm = .anonymisedRows,
        from: AuthorityClass = .localGovernment,
        to: AuthorityClass? = nil
    ) throws -> DisclosureRule {
        let today = try #require(CalendarDate("2026-11-23"))
        let agreement = Agreement(
            id: try #require(AgreementID("a")), dataset: try #require(DatasetID("d")),
            discloser: try #require(AgencyID("discloser")), recipients: [], power: power,
            form: form,
            cadence: try #require(Cadence("P1M")),
            dueRule: try #require(DueRule("10 days after period end")),
            firstPeriod: try #require(Period("2026-01")), isaReference: "ISA",
            isaReviewDue: today, dpiaReference: "DPIA", dpiaReviewDue: today, validFrom: today)
        return DisclosureRule(
            discloser: Agency(id: agreement.discloser, name: "D", authorityClass: from),
            recipients: [try controller(to ?? (power == .pcsc17 ? .localPolicingBody : .police))],
            agreement: agreement,
            profile: DisclosureProfile(
                forms: Set(DisclosureForm.allCases), powers: Set(Power.allCases)),
            power: power, form: form, requestReference: power == .pcsc17 ? "R1" : nil, today: today)
    }

    static func code(_ rule: DisclosureRule) -> RefusalCode? {
        do { try rule.check() } catch { return error.code }
        return nil
    }

    @Test(
        "Unchanged, each bulk power lets it through",
        arguments: [
            Power.pcsc16, .pcsc17, .cda115, .cda17A, .notPersonal,
        ])
    func accepted(power: Power) throws {
        #expect(Self.code(try Self.rule(power)) == nil)
        #expect(Self.code(try Self.rule(power, .aggregate)) == nil)
    }

    @Test(
        "Powers that are used case by case never carry a bulk feed",
        arguments: Power.allCases.filter(\.isCaseByCase))
    func caseByCase(power: Power) throws {
        #expect(Self.code(try Self.rule(power)) == .caseByCaseOnly)
    }

    @Test("Every power is either for bulk or case by case")
    func powers() { #expect(Power.allCases.filter(\.isCaseByCase).count == 5) }

    @Test("The dataset and the agreement must both offer power and form")
    func offered() throws {
        var rule = try Self.rule(.pcsc16)
        rule.profile.powers = [.cda115]
        #expect(Self.code(rule) == .powerNotOffered)
        rule = try Self.rule(.pcsc16)
        rule.agreement.power = .cda115
        #expect(Self.code(rule) == .powerNotOffered)
        rule = try Self.rule(.pcsc16)
        rule.profile.forms = [.aggregate]
        #expect(Self.code(rule) == .formNotOffered)
        rule = try Self.rule(.pcsc16)
        rule.agreement.form = .aggregate
        #expect(Self.code(rule) == .formNotOffered)
    }

    @Test("s.16 opens only between listed authorities", arguments: AuthorityClass.allCases)
    func section16Listed(authorityClass: AuthorityClass) throws {
        let expected: RefusalCode? = authorityClass == .notListed ? .notListedAuthority : nil
        #expect(Self.code(try Self.rule(.pcsc16, from: authorityClass)) == expected)
        #expect(Self.code(try Self.rule(.pcsc16, to: authorityClass)) == expected)
    }

    @Test("s.16 is disclosure to another authority, and to somebody")
    func section16Another() throws {
        var rule = try Self.rule(.pcsc16)
        rule.recipients.append(try Self.controller(.localGovernment, "discloser"))
        #expect(Self.code(rule) == .notListedAuthority)
        rule.recipients = [try Self.controller(.police), try Self.controller(.notListed, "trust")]
        #expect(Self.code(rule) == .notListedAuthority)
        rule.recipients = []
        #expect(Self.code(rule) == .notListedAuthority)
    }

    @Test("s.16 covers what is held for the discloser's functions")
    func section16Held() throws {
        var rule = try Self.rule(.pcsc16)
        rule.agreement.heldForFunctions = false
        #expect(Self.code(rule) == .notHeldForFunctions)
    }

    @Test(
        "Patient information never passes s.16 or s.17, in whatever form and from whomever",
        arguments: [
            Power.pcsc16, .pcsc17,
        ], DisclosureForm.allCases)
    func patientInformation(power: Power, form: DisclosureForm) throws {
        for authorityClass in [
            AuthorityClass.localGovernment, .healthSocialCare, .fire, .educational,
        ] {
            var rule = try Self.rule(power, form, from: authorityClass)
            rule.profile.hasPatientInformation = true
            #expect(Self.code(rule) == .patientInformation)
        }
    }

    @Test(
        "A health authority's personal information never passes s.16 or s.17",
        arguments: [
            Power.pcsc16, .pcsc17,
        ])
    func healthPersonal(power: Power) throws {
        for form in DisclosureForm.allCases {
            let expected: RefusalCode? =
                form.isPersonalInformation ? .healthPersonalInformation : nil
            #expect(Self.code(try Self.rule(power, form, from: .healthSocialCare)) == expected)
            #expect(Self.code(try Self.rule(power, form, from: .criminalJustice)) == nil)
        }
        var rule = try Self.rule(power, .aggregate, from: .healthSocialCare)
        rule.profile.hasPersonalInformation = true
        #expect(Self.code(rule) == .healthPersonalInformation)
        rule.discloser.authorityClass = .localGovernment
        #expect(Self.code(rule) == nil)
    }

    @Test("Nobody is told to send the form that was refused")
    func helpfulForm() throws {
        func help(_ rule: DisclosureRule) -> String? {
            do { try rule.check() } catch { return error.help }
            return nil
        }
        for power in [Power.pcsc16, .notPersonal] {
            var rule = try Self.rule(power, .anonymisedRows, from: .healthSocialCare)
            rule.profile.hasPersonalInformation = true
            #expect(help(rule)?.contains("whatever its form") == true)
            #expect(help(rule)?.contains("Send anonymised rows") == false)
            rule = try Self.rule(power, .pseudonymisedRows, from: .healthSocialCare)
            #expect(help(rule)?.contains("Send anonymised rows") == true)
        }
    }

    @Test("Interception material never passes s.16 or s.17", arguments: [Power.pcsc16, .pcsc17])
    func interception(power: Power) throws {
        var rule = try Self.rule(power)
        rule.profile.hasInterceptionMaterial = true
        #expect(Self.code(rule) == .interceptionMaterial)
    }

    @Test(
        "s.17 supplies go to a local policing body and to nobody else",
        arguments: AuthorityClass.allCases)
    func section17Recipient(authorityClass: AuthorityClass) throws {
        let expected: RefusalCode? =
            authorityClass == .localPolicingBody ? nil : .recipientNotPolicingBody
        #expect(Self.code(try Self.rule(.pcsc17, to: authorityClass)) == expected)
        var rule = try Self.rule(.pcsc17)
        rule.recipients.append(try Self.controller(authorityClass, "second"))
        #expect(Self.code(rule) == expected)
        rule.recipients = []
        #expect(Self.code(rule) == .recipientNotPolicingBody)
    }

    @Test("s.17 requests go to those that s.17(1) names", arguments: AuthorityClass.allCases)
    func section17Discloser(authorityClass: AuthorityClass) throws {
        let isNamed = ![.notListed, .localPolicingBody, .prescribedPerson].contains(authorityClass)
        #expect(
            Self.code(try Self.rule(.pcsc17, from: authorityClass))
                == (isNamed ? nil : .notListedAuthority))
    }

    @Test("A supply under s.17 names its request", arguments: [nil, ""] as [String?])
    func section17Request(reference: String?) throws {
        var rule = try Self.rule(.pcsc17)
        rule.requestReference = reference
        #expect(Self.code(rule) == .requestRequired)
    }

    @Test(
        "s.115 needs a relevant authority as recipient, and any discloser may use it",
        arguments: AuthorityClass.allCases)
    func section115(authorityClass: AuthorityClass) throws {
        #expect(Self.code(try Self.rule(.cda115, from: authorityClass)) == nil)
        let relevant: Set<AuthorityClass> = [
            .police, .localPolicingBody, .localGovernment, .criminalJustice, .healthSocialCare,
            .fire,
        ]
        #expect(
            Self.code(try Self.rule(.cda115, to: authorityClass))
                == (relevant.contains(authorityClass) ? nil : .recipientNotRelevantAuthority))
    }

    @Test(
        "s.115 lifts no confidence: patient information only where it identifies nobody",
        arguments: DisclosureForm.allCases)
    func section115Patients(form: DisclosureForm) throws {
        var rule = try Self.rule(.cda115, form, from: .notListed)
        rule.profile.hasPatientInformation = true
        #expect(Self.code(rule) == (form.isPersonalInformation ? .patientInformation : nil))
        rule.recipients = []
        #expect(Self.code(rule) == .recipientNotRelevantAuthority)
    }

    @Test(
        "s.17A and data said to identify nobody are depersonalised",
        arguments: DisclosureForm.allCases)
    func depersonalised(form: DisclosureForm) throws {
        let expected: RefusalCode? = form.isPersonalInformation ? .formNotDepersonalised : nil
        #expect(Self.code(try Self.rule(.cda17A, form)) == expected)
        #expect(Self.code(try Self.rule(.notPersonal, form)) == expected)
        var rule = try Self.rule(.notPersonal, .aggregate)
        rule.profile.hasPersonalInformation = true
        #expect(Self.code(rule) == .formNotDepersonalised)
    }

    @Test(
        "s.17A binds relevant authorities only, on both sides",
        arguments: AuthorityClass.allCases)
    func section17A(authorityClass: AuthorityClass) throws {
        let isRelevant = authorityClass.isRelevantAuthorityUnderCDA115
        for form in [DisclosureForm.anonymisedRows, .aggregate] {
            #expect(
                Self.code(try Self.rule(.cda17A, form, from: authorityClass))
                    == (isRelevant ? nil : .notListedAuthority))
            #expect(
                Self.code(try Self.rule(.cda17A, form, to: authorityClass))
                    == (isRelevant ? nil : .recipientNotRelevantAuthority))
        }
        var rule = try Self.rule(.cda17A)
        rule.recipients.append(try Self.controller(authorityClass, "second"))
        #expect(Self.code(rule) == (isRelevant ? nil : .recipientNotRelevantAuthority))
        rule.recipients = []
        #expect(Self.code(rule) == .recipientNotRelevantAuthority)
    }

    @Test(
        "rows with patient information are personal information, whatever they are called",
        arguments: DisclosureForm.allCases)
    func notPersonalPatients(form: DisclosureForm) throws {
        var rule = try Self.rule(.notPersonal, form)
        rule.profile.hasPatientInformation = true
        let expected: RefusalCode? =
            switch form {
            case .aggregate: nil
            case .anonymisedRows: .patientInformation
            case .pseudonymisedRows, .identifiableRows: .formNotDepersonalised
            }
        #expect(Self.code(rule) == expected)
    }

    @Test(
        "An overdue review of agreement or assessment stops every power",
        arguments: [
            Power.pcsc16, .pcsc17, .cda115, .cda17A, .notPersonal,
        ])
    func assessments(power: Power) throws {
        var rule = try Self.rule(power)
        rule.agreement.isaReviewDue = rule.today.adding(days: -1)
        #expect(Self.code(rule) == .dataProtectionUnassessed)
        rule = try Self.rule(power)
        rule.agreement.dpiaReviewDue = rule.today.adding(days: -1)
        #expect(Self.code(rule) == .dataProtectionUnassessed)
    }

    @Test("A refusal cites its provision and says what to do")
    func words() throws {
        var rule = try Self.rule(.pcsc16)
        rule.profile.hasPatientInformation = true
        let refusal = #expect(throws: Refusal.self) { try rule.check() }
        #expect(refusal?.reason.contains("s.16(4)(a)") == true)
        #expect(refusal?.help.contains("PATIENT_INFO") == true)
        rule = try Self.rule(.pcsc17, .identifiableRows, from: .healthSocialCare)
        let health = #expect(throws: Refusal.self) { try rule.check() }
        #expect(health?.reason.contains("s.17(6)(b)") == true)
    }
}

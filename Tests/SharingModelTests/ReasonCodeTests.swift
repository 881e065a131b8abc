import SharingModel
import Testing

@Suite("A reason that the law does not offer is flagged")
struct ReasonCodeTests {
    static let collaboration: [ReasonCode] = [
        .incompatibleDuty, .adverseEffect, .disproportionate, .unreasonableCost,
    ]

    private static func objection(
        _ reason: ReasonCode, _ power: Power = .pcsc16, needsAssessment: Bool = false,
        from agencyClass: AuthorityClass = .localGovernment
    ) -> String? {
        reason.objection(power: power, needsAssessment: needsAssessment, agencyClass: agencyClass)
    }

    @Test("s.15(7) never excuses s.17(4)", arguments: collaboration)
    func section17(reason: ReasonCode) {
        for needsAssessment in [false, true] {
            #expect(
                Self.objection(reason, .pcsc17, needsAssessment: needsAssessment)?
                    .contains("s.17(4)") == true)
        }
    }

    @Test("s.15(9) takes s.15(7) away for the needs assessment", arguments: collaboration)
    func needsAssessment(reason: ReasonCode) {
        #expect(Self.objection(reason, needsAssessment: true)?.contains("s.15(9)") == true)
        #expect(Self.objection(reason) == nil)
        #expect(reason.provision.contains("s.15(7)"))
    }

    @Test("Only the four exceptions of s.15(7) are such")
    func exceptions() {
        #expect(ReasonCode.allCases.filter(\.isCollaborationException) == Self.collaboration)
    }

    @Test(
        "The exclusions of ss.16(4) and 17(6) stand against both",
        arguments: [
            ReasonCode.patientInformation, .dataProtection, .interception,
        ])
    func exclusions(reason: ReasonCode) {
        for power in [Power.pcsc16, .pcsc17] {
            #expect(Self.objection(reason, power, needsAssessment: true) == nil)
        }
    }

    @Test(
        "A power may be declined, a duty not",
        arguments: [
            (Power.pcsc16, false), (.pcsc17, true), (.cda115, false), (.cda17A, true),
        ])
    func declined(power: Power, isFlagged: Bool) {
        #expect((Self.objection(.powerDeclined, power) != nil) == isFlagged)
    }

    @Test(
        "Only health and social care authorities can plead s.16(4)(b)",
        arguments: [
            (AuthorityClass.healthSocialCare, false), (.localGovernment, true), (.fire, true),
            (.educational, true),
        ])
    func health(agencyClass: AuthorityClass, isFlagged: Bool) {
        #expect((Self.objection(.healthPersonal, from: agencyClass) != nil) == isFlagged)
    }

    @Test("A listed authority cannot plead that it is not listed")
    func notListed() {
        #expect(Self.objection(.notListed) != nil)
        #expect(Self.objection(.notListed, from: .notListed) == nil)
    }

    @Test(
        "What only the gateway finds, an agency cannot give",
        arguments: [
            ReasonCode.nilReturn, .late, .noResponse, .schemaRejected,
        ])
    func gatewayOnly(reason: ReasonCode) {
        #expect(!reason.isDeclarable)
        #expect(Self.objection(reason) != nil)
    }

    @Test("A technical failure may be said, and is no exemption")
    func technical() {
        #expect(ReasonCode.technicalFailure.isDeclarable)
        #expect(Self.objection(.technicalFailure) != nil)
    }

    @Test("Each reason has a provision or says where it comes from")
    func provisions() { #expect(ReasonCode.allCases.allSatisfy { !$0.provision.isEmpty }) }
}

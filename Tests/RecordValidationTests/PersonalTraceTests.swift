import RecordValidation
import Testing

@Suite("A text of one's own is looked through for what points to a person")
struct PersonalTraceTests {
    @Test(
        "what points to a person is found, by kind",
        arguments: [
            ("for 943 476 5919", [PersonalTrace.nhsNumber]), ("lives at NR1 3JU", [.postcode]),
            ("ring 01603 123456", [.phoneNumber]), ("ask j.smith@nhs.net", [.emailAddress]),
            ("the victim, born 3/4/1999", [.dateOfBirth]),
            ("NR1 3JU, j.smith@nhs.net", [.postcode, .emailAddress]),
        ])
    func found(text: String, traces: [PersonalTrace]) {
        #expect(PersonalTrace.find(in: text) == traces)
    }

    @Test(
        "a ground as it should be is none",
        arguments: [
            "", "Pseudonymised rows are personal information (s.10(10))",
            "NR1 only, from 1/10/2026",
            "Caldicott Guardian", String(repeating: "a share of no person, ", count: 100),
        ])
    func none(text: String) { #expect(PersonalTrace.find(in: text).isEmpty) }
}

import SharingModel
import StrictJSON
import Testing

@Suite("An agreement says what is owed, and when")
struct AgreementTests {
    private static func agreement(_ change: (inout Agreement) -> Void = { _ in }) throws
        -> Agreement
    {
        var agreement = try DisclosureRuleTests.rule(.pcsc16).agreement
        agreement.recipients = [try #require(ControllerID("norfolk-constabulary"))]
        agreement.validFrom = try #require(CalendarDate("2026-01-15"))
        agreement.firstPeriod = try #require(Period("2026-01"))
        change(&agreement)
        return agreement
    }

    @Test("Written and read", arguments: [nil, "2027-03-31"] as [String?])
    func roundTrip(validTo: String?) throws {
        let agreement = try Self.agreement {
            $0.validTo = validTo.flatMap { CalendarDate($0) }
            $0.heldForFunctions = false
            $0.needsAssessment = true
        }
        #expect(Agreement(json: agreement.json) == agreement)
        #expect(try Agreement(json: JSONParser.parse(agreement.json.canonicalBytes)) == agreement)
    }

    @Test("Without a member, or with one that cannot be read, there is no agreement")
    func refused() throws {
        let object = try #require(try Self.agreement().json.object)
        let free = ["isaReference", "dpiaReference"]
        for name in object.names where !free.contains(name) {
            var other = object
            other[name] = nil
            #expect(Agreement(json: .object(other)) == nil, "\(name)")
            other[name] = "?"
            #expect(Agreement(json: .object(other)) == nil, "\(name)")
        }
        var other = object
        other["validTo"] = "never"
        #expect(Agreement(json: .object(other)) == nil)
        other["validTo"] = nil
        other["recipients"] = ["norfolk-constabulary", 1]
        #expect(Agreement(json: .object(other)) == nil)
    }

    @Test(
        "In force from the first to the last day",
        arguments: [
            ("2026-01-14", false), ("2026-01-15", true), ("2026-06-30", true),
            ("2026-07-01", false),
        ])
    func inForce(day: String, isInForce: Bool) throws {
        let agreement = try Self.agreement { $0.validTo = CalendarDate("2026-06-30") }
        let date = try #require(CalendarDate(day))
        #expect(agreement.isInForce(on: date) == isInForce)
        let open = try Self.agreement()
        #expect(open.isInForce(on: date) == (day != "2026-01-14"))
    }

    @Test(
        "A period is expected that is of the cadence, not before the first, and due while in force",
        arguments: [
            ("P1M", "2026-01", nil, "2026-01", true), ("P1M", "2026-01", nil, "2025-12", false),
            ("P1M", "2026-01", nil, "2026-01/2026-02", false),
            ("P3M", "2026-01/2026-03", nil, "2026-04/2026-06", true),
            ("P3M", "2026-01/2026-03", nil, "2026-02/2026-04", false),
            ("P3M", "2026-01/2026-03", nil, "2026-04", false),
            ("P1M", "2025-12", nil, "2025-12", false),
            ("P1M", "2026-01", "2026-07-09", "2026-06", false),
            ("P1M", "2026-01", "2026-07-10", "2026-06", true),
        ] as [(String, String, String?, String, Bool)])
    func expects(cadence: String, first: String, validTo: String?, period: String, isExpected: Bool)
        throws
    {
        let agreement = try Self.agreement {
            $0.cadence = Cadence(cadence) ?? $0.cadence
            $0.firstPeriod = Period(first) ?? $0.firstPeriod
            $0.validTo = validTo.flatMap { CalendarDate($0) }
        }
        #expect(agreement.expects(try #require(Period(period)), holidays: []) == isExpected)
    }
}

import Accountability
import SharingModel
import Testing

@Suite("Every expected share is in exactly one state")
struct ShareStateTests {
    struct Event: Sendable {
        let kind: LedgerEntryKind
        let time: String
        var reason: ReasonCode?
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let events: [Event]
        let asOf: String
        let state: ShareState
        let outcome: ShareOutcome?
        var daysLate: Int?
        var decidedBy: Int?
    }

    // Period 2026-10 is due on Friday 13 November 2026: ten working days.
    static let before = "2026-11-13T23:59:59.999Z"
    static let after = "2026-11-14T00:00:00.000Z"
    static let long = "2026-11-20T12:00:00.000Z"

    static let cases: [Case] = [
        Case(
            testDescription: "nothing, not due", events: [], asOf: before, state: .notYetDue,
            outcome: nil),
        Case(
            testDescription: "nothing, due", events: [], asOf: after, state: .silent,
            outcome: .missing),
        Case(
            testDescription: "accepted in the last millisecond",
            events: [Event(kind: .shareAccepted, time: before)], asOf: long, state: .onTime,
            outcome: .onTime, decidedBy: 3),
        Case(
            testDescription: "accepted at midnight",
            events: [Event(kind: .shareAccepted, time: after)], asOf: long, state: .late,
            outcome: .late, daysLate: 1, decidedBy: 3),
        Case(
            testDescription: "in part, on time, never completed",
            events: [Event(kind: .shareAcceptedInPart, time: before)], asOf: long,
            state: .partlyShared, outcome: .onTime, decidedBy: 3),
        Case(
            testDescription: "in part late",
            events: [Event(kind: .shareAcceptedInPart, time: long)], asOf: long,
            state: .partlyShared, outcome: .late, daysLate: 7, decidedBy: 3),
        Case(
            testDescription: "in part on time, completed late",
            events: [
                Event(kind: .shareAcceptedInPart, time: before),
                Event(kind: .shareAccepted, time: long),
            ], asOf: long, state: .onTime, outcome: .onTime, decidedBy: 3),
        Case(
            testDescription: "refused before due, not due",
            events: [Event(kind: .shareRefused, time: before)], asOf: before, state: .refused,
            outcome: nil, decidedBy: 3),
        Case(
            testDescription: "refused before due and nothing after",
            events: [Event(kind: .shareRefused, time: before)], asOf: after, state: .refused,
            outcome: .missing, decidedBy: 3),
        Case(
            testDescription: "refused, then accepted late",
            events: [
                Event(kind: .shareRefused, time: before), Event(kind: .shareAccepted, time: long),
            ], asOf: long, state: .late, outcome: .late, daysLate: 7, decidedBy: 4),
        Case(
            testDescription: "accepted, then a revision refused",
            events: [
                Event(kind: .shareAccepted, time: before), Event(kind: .shareRefused, time: long),
            ], asOf: long, state: .onTime, outcome: .onTime, decidedBy: 3),
        Case(
            testDescription: "nil, on time",
            events: [Event(kind: .nilReturn, time: before)], asOf: long, state: .nilReturn,
            outcome: .nilReturn, decidedBy: 3),
        Case(
            testDescription: "nil, late",
            events: [Event(kind: .nilReturn, time: long)], asOf: long, state: .nilReturn,
            outcome: .nilReturn, daysLate: 7, decidedBy: 3),
        Case(
            testDescription: "nil, then accepted",
            events: [
                Event(kind: .nilReturn, time: before), Event(kind: .shareAccepted, time: long),
            ],
            asOf: long, state: .late, outcome: .late, daysLate: 7, decidedBy: 4),
        Case(
            testDescription: "withheld, then nil",
            events: [
                Event(kind: .nonShareDeclared, time: before, reason: .notHeld),
                Event(kind: .nilReturn, time: before),
            ], asOf: long, state: .nilReturn, outcome: .nilReturn, decidedBy: 4),
        Case(
            testDescription: "withheld, then a file refused",
            events: [
                Event(kind: .nonShareDeclared, time: before, reason: .notHeld),
                Event(kind: .shareRefused, time: before),
            ], asOf: long, state: .withheld, outcome: .withheld, decidedBy: 3),
        Case(
            testDescription: "withheld, then accepted",
            events: [
                Event(kind: .nonShareDeclared, time: before, reason: .notHeld),
                Event(kind: .shareAccepted, time: before),
            ], asOf: long, state: .onTime, outcome: .onTime, decidedBy: 4),
        Case(
            testDescription: "silent, then accepted",
            events: [
                Event(kind: .nonShareSilent, time: after), Event(kind: .shareAccepted, time: long),
            ], asOf: long, state: .late, outcome: .late, daysLate: 7, decidedBy: 4),
    ]

    @Test("by what came and when", arguments: cases)
    func state(_ given: Case) throws {
        let agreement = try terms(first: "2026-10")
        var ledger = try TestLedger("2026-10-01T09:00:00Z")
        try ledger.apply(registry([agreement]))
        let period = try some(Period("2026-10"))
        for event in given.events {
            try ledger.at(event.time)
            ledger.add(event.kind, agreement, period, reason: event.reason)
        }
        let share = try some(
            ShareBook(ledger.entries).expectedShare(
                under: agreement.id, for: period, asOf: some(Instant(given.asOf))))
        #expect(share.due.description == "2026-11-13")
        #expect(share.state == given.state)
        #expect(share.outcome == given.outcome)
        #expect(share.daysLate == given.daysLate)
        #expect(share.decidedBy == given.decidedBy)
        #expect(share.entries == Array(3..<3 + given.events.count))
    }

    @Test("and a withholding that the law does not offer is flagged, never lawful")
    func objection() throws {
        let agreement = try terms(power: .pcsc16, first: "2026-10", needsAssessment: true)
        var ledger = try TestLedger("2026-11-02T09:00:00Z")
        try ledger.apply(registry([agreement], authorityClass: .localGovernment))
        let period = try some(Period("2026-10"))
        ledger.add(.nonShareDeclared, agreement, period, reason: .disproportionate)
        var sum = try ledger.report("2026-10", "2026-10").totals
        #expect(sum.withheldAgainstLaw.entries == [3])
        #expect(sum.complianceWithLawfulWithholding.met == 0)
        ledger.add(.nonShareDeclared, agreement, period, reason: .patientInformation)
        sum = try ledger.report("2026-10", "2026-10").totals
        #expect(sum.withheldLawfully.entries == [4])
        #expect(sum.compliance.met == 0)
        #expect(sum.complianceWithLawfulWithholding.text == "100.0 %")
    }

    @Test(
        "with the due day ending at midnight in London, summer and winter",
        arguments: [
            // The clocks go forward on Sunday 29 March 2026 and back on Sunday 25 October 2026.
            ("2026-02", 28, "2026-03-28", "2026-03-29T00:00:00.000Z"),
            ("2026-02", 29, "2026-03-29", "2026-03-29T23:00:00.000Z"),
            ("2026-02", 30, "2026-03-30", "2026-03-30T23:00:00.000Z"),
            ("2026-09", 24, "2026-10-24", "2026-10-24T23:00:00.000Z"),
            ("2026-09", 25, "2026-10-25", "2026-10-26T00:00:00.000Z"),
            ("2026-09", 26, "2026-10-26", "2026-10-27T00:00:00.000Z"),
        ])
    func daylightSaving(month: String, days: Int, due: String, closes: String) throws {
        let agreement = try terms(due: "\(days) days after period end", first: month)
        var ledger = try TestLedger("2026-01-02T09:00:00Z")
        try ledger.apply(registry([agreement]))
        let period = try some(Period(month))
        let end = try some(Instant(closes))
        let book = try ShareBook(ledger.entries)
        let share = try some(book.expectedShare(under: agreement.id, for: period, asOf: end))
        #expect(share.due.description == due)
        #expect(share.closes == end)
        for (offset, state) in [(-1, ShareState.onTime), (0, .late)] {
            var written = ledger
            written.time = Instant(milliseconds: end.milliseconds + offset)
            written.add(.shareAccepted, agreement, period)
            let judged = try ShareBook(written.entries).expectedShare(
                under: agreement.id, for: period, asOf: end)
            #expect(judged?.state == state)
        }
    }
}

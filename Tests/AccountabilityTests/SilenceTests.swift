import Accountability
import SharingModel
import Testing

@Suite("The clock alone makes a silent non-share, exactly once")
struct SilenceTests {
    @Test("however often it is asked, and also when the clock jumps back")
    func once() throws {
        let agreement = try terms(first: "2026-09")
        var ledger = try TestLedger("2026-09-15T09:00:00Z")
        try ledger.apply(registry([agreement]))
        try ledger.runClock(at: "2026-10-14T22:59:59.999Z")
        #expect(ledger.entries.count == 2)
        let book = try ShareBook(ledger.entries)
        #expect(
            SilenceClock.next(for: book, after: ledger.time)?.description
                == "2026-10-14T23:00:00.000Z")
        try ledger.runClock(at: "2026-10-14T23:00:00.000Z")
        #expect(ledger.entries.count == 3)
        let entry = try some(ledger.entries.last)
        #expect(entry.kind == .nonShareSilent)
        #expect(entry.reason == .noResponse)
        #expect(entry.due?.description == "2026-10-14")
        #expect(entry.agreement == agreement.id)
        #expect(entry.controllers == agreement.recipients)
        for time in [
            "2026-10-14T23:00:00.000Z", "2026-10-01T00:00:00.000Z", "2026-11-13T00:00:00.000Z",
        ] {
            try ledger.runClock(at: time)
            #expect(ledger.entries.count == 3)
        }
        try ledger.runClock(at: "2026-12-01T00:00:00.000Z")
        #expect(ledger.entries.map(\.period?.description).suffix(2) == ["2026-09", "2026-10"])
        try ledger.runClock(at: "2026-11-20T00:00:00.000Z")
        #expect(ledger.entries.count == 4)
    }

    @Test(
        "but never for a share for which anything came",
        arguments: [
            LedgerEntryKind.shareAccepted, .shareAcceptedInPart, .shareRefused, .nilReturn,
            .nonShareDeclared,
        ])
    func answered(_ kind: LedgerEntryKind) throws {
        let agreement = try terms(first: "2026-10")
        var ledger = try TestLedger("2026-11-01T09:00:00Z")
        try ledger.apply(registry([agreement]))
        ledger.add(kind, agreement, agreement.firstPeriod, naming: false)
        try ledger.runClock(at: "2026-11-30T00:00:00Z")
        #expect(ledger.entries.count == 3)
    }

    @Test("and two agreements on one dataset are answered each by its own entry")
    func twoAgreements() throws {
        let one = try terms("a1", first: "2026-10")
        let two = try terms("a2", first: "2026-10")
        var ledger = try TestLedger("2026-11-01T09:00:00Z")
        try ledger.apply(registry([one, two]))
        ledger.add(.shareAccepted, one, one.firstPeriod)
        try ledger.runClock(at: "2026-11-30T00:00:00Z")
        #expect(ledger.entries.last?.agreement == two.id)
        #expect(ledger.entries.count == 5)
    }
}

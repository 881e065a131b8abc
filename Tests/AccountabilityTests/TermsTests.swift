import Accountability
import SharingModel
import StrictJSON
import Testing

@Suite("What was due is judged by the agreement in force on the day")
struct TermsTests {
    /// The due day of 2026-10 as the ledger has it; nil where nothing is owed.
    private func due(_ steps: [(String, Registry)], period: String = "2026-10") throws -> String? {
        var ledger = try TestLedger("2026-10-01T09:00:00Z")
        var old: Registry?
        for (time, new) in steps {
            try ledger.at(time)
            try ledger.apply(new, from: old)
            old = new
        }
        let id = try some(AgreementID("a1"))
        return try ShareBook(ledger.entries).expectedShare(
            under: id, for: some(Period(period)), asOf: ledger.time)?.due.description
    }

    private let start = "2026-10-01T09:00:00Z"
    private let early = "2026-11-05T09:00:00Z"
    private let closed = "2026-11-14T00:00:00Z"

    @Test("a longer time that was agreed before the due day holds")
    func changedBefore() throws {
        let longer = try registry([terms(due: "20 working days after period end")])
        #expect(try due([(start, registry([terms()])), (early, longer)]) == "2026-11-27")
    }

    @Test("a change after the due day changes nothing for it, but the next period")
    func changedAfter() throws {
        let longer = try registry([terms(due: "20 working days after period end")])
        let steps = [(start, try registry([terms()])), (closed, longer)]
        #expect(try due(steps) == "2026-11-13")
        #expect(try due(steps, period: "2026-11") == "2026-12-28")
    }

    @Test("an agreement taken out before the due day owes nothing; after it, it does")
    func removed() throws {
        let none = try registry([])
        #expect(try due([(start, registry([terms()])), (early, none)]) == nil)
        #expect(try due([(start, registry([terms()])), (closed, none)]) == "2026-11-13")
    }

    @Test("an agreement put back later owes only what falls due from then on")
    func putBack() throws {
        let one = try registry([terms()])
        let none = try registry([])
        let late = "2026-11-30T09:00:00Z"
        let later = try registry([terms()], holidays: ["2026-12-25"])
        let steps = [(start, one), (early, none), (late, one), ("2026-12-01T09:00:00Z", later)]
        #expect(try due(steps) == nil)
        #expect(try due(steps, period: "2026-11") == "2026-12-14")
    }

    @Test("a bank holiday proclaimed before the due day moves it; after it, no more")
    func holiday() throws {
        let one = try registry([terms()])
        let more = try registry([terms()], holidays: ["2026-11-10"])
        #expect(try due([(start, one), (early, more)]) == "2026-11-16")
        #expect(try due([(start, one), (closed, more)]) == "2026-11-13")
    }

    @Test("an agreement older than the ledger owes within its dates")
    func older() throws {
        let one = try registry([terms(first: "2018-07", from: "2026-10-20", to: "2026-11-30")])
        #expect(try due([("2026-11-23T09:00:00Z", one)]) == "2026-11-13")
        #expect(try due([("2026-11-23T09:00:00Z", one)], period: "2026-09") == nil)
        #expect(try due([("2026-11-23T09:00:00Z", one)], period: "2018-07") == nil)
        #expect(try due([("2026-11-23T09:00:00Z", one)], period: "2026-11") == nil)
    }

    @Test("a large registry is spread over several entries and read back whole")
    func large() throws {
        var new = try registry([terms()])
        let long = String(repeating: "é", count: 90)
        new.agencies = try (0..<1000).map {
            Agency(
                id: try some(AgencyID("agency-\($0)")), name: "\($0) \(long)",
                authorityClass: .educational)
        }
        var ledger = try TestLedger(start)
        try ledger.apply(new)
        #expect(ledger.entries.count > 3)
        for entry in ledger.entries {
            #expect(entry.json.canonicalBytes.count <= Limits.ledgerEntryBytesMax)
            #expect(try LedgerEntry(json: entry.json) == entry)
        }
        #expect(try ShareBook(ledger.entries).agencies.count == 1000)
        #expect(try ShareBook(ledger.entries).agreements == new.agreements)
    }

    @Test("the same registry again makes no entry, and a gap in the ledger is refused")
    func sequence() throws {
        let one = try registry([terms()])
        var ledger = try TestLedger(start)
        try ledger.apply(one)
        let before = ledger.entries
        try ledger.apply(one, from: one)
        #expect(ledger.entries == before)
        var book = ShareBook()
        #expect(throws: Refusal(.ledgerInconsistent, "", help: "")) { try book.add(before[1]) }
        #expect(book.size == 0)
    }
}

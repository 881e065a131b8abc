import Accountability
import SharingModel
import StrictJSON
import Testing

@Suite("The report agrees with the rules told slowly, for any ledger")
struct ReportPropertyTests {
    @Test("state by state and sum by sum", arguments: UInt64(1)...60)
    func oracle(_ seed: UInt64) throws {
        let random = try RandomLedger(seed: seed)
        let book = try ShareBook(random.ledger.entries)
        let asOf = try some(random.ledger.entries.map(\.time).max())
        #expect(book.asOf == asOf)
        let oracle = Oracle(
            entries: random.ledger.entries, holidays: random.holidays, asOf: asOf)
        let shares = book.expectedShares(asOf: asOf)
        var found = 0
        for terms in random.agreements {
            for period in oracle.periods(terms) {
                let mine = shares.filter {
                    $0.agreement.id == terms.id && $0.period == period
                }
                #expect(mine.count == 1, "seed \(seed), \(terms.id) \(period)")
                let share = try some(mine.first)
                found += 1
                let (state, outcome) = oracle.column(terms, period)
                #expect(share.state == state, "seed \(seed), \(terms.id) \(period)")
                #expect(share.outcome == outcome, "seed \(seed), \(terms.id) \(period)")
                #expect(share.due == oracle.due(terms, period))
            }
        }
        #expect(found == shares.count, "seed \(seed)")
    }

    @Test("with the identities in every group and in total", arguments: UInt64(61)...110)
    func identities(_ seed: UInt64) throws {
        var ledger = try RandomLedger(seed: seed).ledger
        let last = try some(ledger.entries.map(\.time).max())
        try ledger.runClock(at: last.adding(seconds: 1).description)
        let report = try ledger.report("2026-01", "2027-12")
        var due = 0
        for group in report.byDataset {
            try check(group.summary, seed)
            due += group.summary.due.count
        }
        for group in report.byAgency { try check(group.summary, seed) }
        try check(report.totals, seed)
        #expect(due == report.totals.due.count)
        let entries = report.shares.flatMap(\.entries) + report.unexpected.flatMap(\.entries)
        let kinds: Set<LedgerEntryKind> = [
            .shareAccepted, .shareAcceptedInPart, .shareRefused, .nilReturn, .nonShareDeclared,
            .nonShareSilent,
        ]
        let all = ledger.entries.filter { kinds.contains($0.kind) }.map(\.sequence)
        #expect(Set(entries) == Set(all), "every entry is behind a line: seed \(seed)")
    }

    private func check(_ sum: ReportSummary, _ seed: UInt64) throws {
        let columns = [sum.onTime, sum.late, sum.missing, sum.withheld, sum.nilReturns]
        #expect(sum.due.count == columns.reduce(0) { $0 + $1.count }, "seed \(seed)")
        #expect(sum.due.entries == columns.flatMap(\.entries).sorted(), "seed \(seed)")
        #expect(sum.missing.count == sum.silent.count + sum.refused.count)
        #expect(
            sum.withheld.count == sum.withheldLawfully.count + sum.withheldAgainstLaw.count)
        #expect(sum.withheld.count == sum.withheldByReason.reduce(0) { $0 + $1.all.count })
        #expect(sum.expected == sum.due.count + sum.notYetDue)
        #expect(sum.rows.received == sum.rows.accepted + sum.rows.rejected)
        for figure in columns + [sum.silent, sum.refused, sum.refusedFiles, sum.revisions] {
            #expect(figure.count == figure.entries.count, "seed \(seed)")
        }
        #expect(sum.compliance.met <= sum.complianceWithLawfulWithholding.met)
        #expect(sum.complianceWithLawfulWithholding.met <= sum.due.count)
    }

    @Test("and entries added one by one give what all at once give", arguments: UInt64(1)...10)
    func incremental(_ seed: UInt64) throws {
        let ledger = try RandomLedger(seed: seed).ledger
        var book = ShareBook()
        for (index, entry) in ledger.entries.enumerated() {
            try book.add(entry)
            let again = try ShareBook(ledger.entries.prefix(index + 1))
            #expect(
                book.expectedShares(asOf: entry.time) == again.expectedShares(asOf: entry.time))
        }
    }

    @Test("each silence is written once, whatever the clock did", arguments: UInt64(1)...20)
    func silentOnce(_ seed: UInt64) throws {
        var ledger = try RandomLedger(seed: seed).ledger
        for time in ["2026-12-01T00:00:00Z", "2026-05-01T00:00:00Z", "2027-01-10T00:00:00Z"] {
            try ledger.runClock(at: time)
        }
        let silences = ledger.entries.filter { $0.kind == .nonShareSilent }
        let names = silences.map { "\($0.agreement?.text ?? "") \($0.period?.description ?? "")" }
        #expect(Set(names).count == names.count)
        let book = try ShareBook(ledger.entries)
        for share in book.expectedShares(asOf: ledger.time) where share.state == .silent {
            #expect(share.silence != nil)
        }
    }

    @Test("the order of entries for different shares makes no difference to any state")
    func orderOfOthers() throws {
        let one = try terms("a1", first: "2026-10")
        let two = try terms("a2", dataset: "fire-deliberate", discloser: "fire", first: "2026-10")
        func states(_ order: [Agreement]) throws -> [ShareState] {
            var ledger = try TestLedger("2026-11-10T00:00:00Z")
            try ledger.apply(registry([one, two]))
            for terms in order {
                ledger.add(terms == one ? .shareAccepted : .nilReturn, terms, terms.firstPeriod)
            }
            return try ShareBook(ledger.entries).expectedShares(asOf: ledger.time).map(\.state)
        }
        #expect(try states([one, two]) == states([two, one]))
        #expect(try states([one, two]).contains(.nilReturn))
    }
}

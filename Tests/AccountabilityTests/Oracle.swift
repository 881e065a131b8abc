import Accountability
import SharingModel

/// The rules of the report, told slowly and once more, from raw entries.
struct Oracle {
    let entries: [LedgerEntry]
    let holidays: Set<CalendarDate>
    let asOf: Instant

    /// Counts days one by one.
    func due(_ terms: Agreement, _ period: Period) -> CalendarDate {
        var date = period.lastDay
        var counted = 0
        while counted < terms.dueRule.days {
            date = date.adding(days: 1)
            let isFree = date.weekday > 5 || holidays.contains(date)
            if !terms.dueRule.working || !isFree { counted += 1 }
        }
        return date
    }

    /// Whether a moment in London lies after a day, by the day it falls on there.
    private func isAfter(_ moment: Instant, _ day: CalendarDate) -> Bool {
        LondonTime.date(at: moment) > day
    }

    func column(_ terms: Agreement, _ period: Period) -> (ShareState, ShareOutcome?) {
        let due = due(terms, period)
        let mine = entries.filter {
            $0.agency == terms.discloser && $0.dataset == terms.dataset && $0.period == period
                && ($0.agreement == nil || $0.agreement == terms.id)
        }
        let isOver = isAfter(asOf, due)
        if let first = mine.first(where: {
            $0.kind == .shareAccepted || $0.kind == .shareAcceptedInPart
        }) {
            let outcome: ShareOutcome = isAfter(first.time, due) ? .late : .onTime
            guard mine.contains(where: { $0.kind == .shareAccepted }) else {
                return (.partlyShared, outcome)
            }
            return (outcome == .late ? .late : .onTime, outcome)
        }
        if let last = mine.last(where: { $0.kind == .nilReturn || $0.kind == .nonShareDeclared }) {
            return last.kind == .nilReturn ? (.nilReturn, .nilReturn) : (.withheld, .withheld)
        }
        if mine.contains(where: { $0.kind == .shareRefused }) {
            return (.refused, isOver ? .missing : nil)
        }
        return isOver ? (.silent, .missing) : (.notYetDue, nil)
    }

    /// The periods that have begun and are owed.
    func periods(_ terms: Agreement) -> [Period] {
        var all: [Period] = []
        var period: Period? = terms.firstPeriod
        while let next = period, next.firstDay <= LondonTime.date(at: asOf) {
            let day = due(terms, next)
            if day >= terms.validFrom, terms.validTo.map({ day <= $0 }) ?? true { all.append(next) }
            period = next.next
        }
        return all
    }
}

/// A ledger that chance wrote.
struct RandomLedger {
    var ledger: TestLedger
    let agreements: [Agreement]
    let holidays: Set<CalendarDate>

    init(seed: UInt64) throws {
        var chance = SeededGenerator(state: seed)
        let cadences = [("P1M", "2026-03"), ("P3M", "2026-01/2026-03"), ("P1M", "2026-06")]
        let days = (0..<8).map { index in
            "2026-0\(Int.random(in: 4...9, using: &chance))-1\(index)"
        }
        let agreements = try (0..<4).map { index in
            let (cadence, first) = cadences.randomElement(using: &chance) ?? cadences[0]
            let unit = Bool.random(using: &chance) ? "working days" : "days"
            return try terms(
                "a\(index)", dataset: index < 3 ? "ed-assault" : "fire-deliberate",
                discloser: index % 2 == 0 ? "trust" : "fire",
                power: [.cda115, .pcsc16].randomElement(using: &chance) ?? .cda115,
                due: "\(Int.random(in: 0...40, using: &chance)) \(unit) after period end",
                first: first, cadence: cadence,
                from: "2026-0\(Int.random(in: 1...6, using: &chance))-15",
                to: Bool.random(using: &chance) ? "2026-10-15" : nil,
                needsAssessment: Bool.random(using: &chance))
        }
        self.agreements = agreements
        let registry = try registry(
            agreements, holidays: days,
            authorityClass: AuthorityClass.allCases.randomElement(using: &chance) ?? .fire)
        holidays = registry.bankHolidays
        ledger = try TestLedger("2026-01-02T00:00:00Z")
        try ledger.apply(registry)
        try write(count: Int.random(in: 0...60, using: &chance), &chance)
    }

    private mutating func write(count: Int, _ chance: inout SeededGenerator) throws {
        let kinds: [LedgerEntryKind] = [
            .shareAccepted, .shareAcceptedInPart, .shareRefused, .nilReturn, .nonShareDeclared,
            .forwarded, .late,
        ]
        var day = 60
        for _ in 0..<count {
            day += Int.random(in: 0...6, using: &chance)
            let start = Instant(try some(CalendarDate("2026-01-01"))).adding(seconds: day * 86_400)
            let time = start.adding(seconds: Int.random(in: 0..<86_400, using: &chance))
            if Int.random(in: 0..<4, using: &chance) == 0 {
                try ledger.runClock(at: time.description)
            }
            ledger.time = time
            guard let terms = agreements.randomElement(using: &chance) else { continue }
            var period = terms.firstPeriod
            for _ in 0..<Int.random(in: 0...4, using: &chance) { period = period.next ?? period }
            let received = Int.random(in: 0...500, using: &chance)
            let accepted = Int.random(in: 0...received, using: &chance)
            ledger.add(
                kinds.randomElement(using: &chance) ?? .late, terms, period,
                reason: ReasonCode.allCases.randomElement(using: &chance),
                rows: RowCounts(
                    received: received, accepted: accepted, rejected: received - accepted),
                naming: Bool.random(using: &chance))
        }
    }
}

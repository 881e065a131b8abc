import SharingModel

/// The terms of one agreement as they stood over time.
///
/// A period is governed by the version in force when its due day ended. The first version also
/// governs what fell due before it was entered, within its own dates of validity: an agreement may
/// be older than the ledger. Once the due day has ended, no later change of terms or of bank
/// holidays touches the period. A version that moves the due day behind itself governs at once; one
/// that follows a removal governs only what falls due after it.
struct TermsHistory: Sendable {
    /// Terms and holidays from a moment on; no terms where the agreement was taken out.
    struct Version: Sendable {
        let from: Instant
        let terms: Agreement?
        let holidays: Set<CalendarDate>

        func closing(of period: Period) -> Instant? {
            terms.map {
                DueDay.closes($0.dueRule.dueDate(for: period, holidays: holidays))
            }
        }
    }

    /// One period that is owed.
    struct Owed: Sendable {
        let terms: Agreement
        let period: Period
        let due: CalendarDate
    }

    private(set) var versions: [Version] = []

    var current: Agreement? { versions.last?.terms }

    /// Adds what is in force from now on; a second change at the same moment replaces the first.
    mutating func append(_ version: Version) {
        if versions.last?.from == version.from { versions.removeLast() }
        versions.append(version)
    }

    /// What is owed for a period; nil where nothing is.
    func owed(_ period: Period) -> Owed? {
        governing(period).flatMap { owed(period, by: versions[$0]) }
    }

    /// Everything owed for periods that have begun on a day, in order.
    func owed(begunBy day: CalendarDate) -> [Owed] {
        var all: [Owed] = []
        for (index, version) in versions.enumerated() {
            guard let terms = version.terms else { continue }
            var next: Period? = terms.firstPeriod
            while let period = next, period.firstDay <= day {
                next = period.next
                // No due rule reaches further than 366 working days, well under three years.
                if period.lastDay.adding(days: 1100) < terms.validFrom { continue }
                if let validTo = terms.validTo, period.lastDay > validTo { break }
                guard governing(period) == index else { continue }
                if let owed = owed(period, by: version) { all.append(owed) }
            }
        }
        return all.sorted { $0.period < $1.period }
    }

    private func owed(_ period: Period, by version: Version) -> Owed? {
        guard let terms = version.terms, terms.expects(period, holidays: version.holidays) else {
            return nil
        }
        let due = terms.dueRule.dueDate(for: period, holidays: version.holidays)
        return Owed(terms: terms, period: period, due: due)
    }

    private func governing(_ period: Period) -> Int? {
        for (index, version) in versions.enumerated() {
            guard let closing = version.closing(of: period) else { continue }
            let end = index + 1 < versions.count ? versions[index + 1].from : nil
            if let end, closing > end { continue }
            let followsRemoval = index > 0 && versions[index - 1].terms == nil
            if followsRemoval, closing <= version.from { return nil }
            return index
        }
        return nil
    }
}

import SharingModel

extension Period {
    /// The month in which the period ends, counted as `firstMonth` is.
    var lastMonth: Int { firstMonth + months - 1 }
}

extension ShareBook {
    /// What came for periods that end in the months and that nothing expected.
    func unexpectedShares(
        of agency: AgencyID?, months: ClosedRange<Int>, horizon: CalendarDate
    ) -> [UnexpectedShare] {
        var all: [UnexpectedShare] = []
        for key in events.keys.sorted() where months.contains(key.period.lastMonth) {
            guard agency == nil || key.agency == agency else { continue }
            let expecting = histories.compactMap { id, history -> AgreementID? in
                guard key.period.firstDay <= horizon, let owed = history.owed(key.period),
                    owed.terms.discloser == key.agency, owed.terms.dataset == key.dataset
                else { return nil }
                return id
            }
            let rest = (events[key] ?? []).filter { event in
                event.agreement.map { !expecting.contains($0) } ?? expecting.isEmpty
            }
            if !rest.isEmpty { all.append(UnexpectedShare(key: key, events: rest)) }
        }
        return all
    }
}

public import SharingModel

extension ShareBook {
    /// Every share expected for a period that has begun, and what became of it.
    /// - Parameters:
    ///   - agency: the agency that owes them; nil for all.
    ///   - asOf: the moment as of which they are judged.
    ///   - day: the day by which periods must have begun; nil for the day of `asOf` in London.
    /// - Returns: in order of agency, dataset, period and agreement. Each expected share is there
    ///   once.
    public func expectedShares(
        of agency: AgencyID? = nil, asOf: Instant, begunBy day: CalendarDate? = nil
    ) -> [ExpectedShare] {
        let today = day ?? LondonTime.date(at: asOf)
        var all: [ExpectedShare] = []
        for history in histories.values {
            for owed in history.owed(begunBy: today)
            where agency == nil || owed.terms.discloser == agency {
                all.append(judge(owed, asOf: asOf))
            }
        }
        return all.sorted { Self.order($0) < Self.order($1) }
    }

    /// What is expected under one agreement for one period, also for one that has not begun.
    /// - Returns: nil where the agreement is unknown or expects nothing for the period.
    public func expectedShare(
        under agreement: AgreementID, for period: Period, asOf: Instant
    ) -> ExpectedShare? {
        histories[agreement]?.owed(period).map { judge($0, asOf: asOf) }
    }

    func judge(_ owed: TermsHistory.Owed, asOf: Instant) -> ExpectedShare {
        let key = ShareKey(
            agency: owed.terms.discloser, dataset: owed.terms.dataset, period: owed.period)
        let events = (events[key] ?? []).filter {
            $0.agreement == nil || $0.agreement == owed.terms.id
        }
        let silence = silences[SilenceKey(share: key, agreement: owed.terms.id)]
        return ShareJudge(owed: owed, events: events, silence: silence, asOf: asOf).judge()
    }

    private static func order(_ share: ExpectedShare) -> ShareOrder {
        ShareOrder(
            key: ShareKey(
                agency: share.agreement.discloser, dataset: share.agreement.dataset,
                period: share.period),
            agreement: share.agreement.id)
    }
}

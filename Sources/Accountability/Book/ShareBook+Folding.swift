public import SharingModel
import StrictJSON

extension ShareBook {
    /// Adds the next entry of the ledger.
    /// - Parameter entry: the entry whose sequence is `size + 1`.
    /// - Throws: `ledger-inconsistent` for another sequence, or for a change of registry or
    ///   agreement that cannot be read. The book is then as it was before.
    public mutating func add(_ entry: LedgerEntry) throws(Refusal) {
        guard entry.sequence == size + 1 else {
            throw Refusal(
                .ledgerInconsistent,
                "Ledger entry \(entry.sequence) came where \(size + 1) was expected.",
                help: "Fold the ledger from its first entry, in order.", field: "sequence")
        }
        let moment = max(asOf ?? entry.time, entry.time)
        switch entry.kind {
        case .registryChanged: try fold(RegistryChange(entry), at: moment)
        case .agreementChanged: try fold(AgreementChange(entry), at: moment)
        case .nonShareSilent: foldSilence(entry)
        default: foldEvent(entry)
        }
        size = entry.sequence
        asOf = moment
    }

    private mutating func fold(_ change: RegistryChange, at moment: Instant) {
        for agency in change.agencies {
            agencies[agency.id] = Party(name: agency.name, authorityClass: agency.authorityClass)
        }
        for controller in change.controllers {
            controllers[controller.id] = Party(
                name: controller.name, authorityClass: controller.authorityClass)
        }
        let holidays = change.isContinuation ? bankHolidays.union(change.holidays) : change.holidays
        guard holidays != bankHolidays else { return }
        bankHolidays = holidays
        for (id, history) in histories {
            guard let terms = history.current else { continue }
            histories[id]?.append(.init(from: moment, terms: terms, holidays: holidays))
        }
    }

    private mutating func fold(_ change: AgreementChange, at moment: Instant) {
        histories[change.id, default: TermsHistory()].append(
            .init(from: moment, terms: change.terms, holidays: bankHolidays))
    }

    private mutating func foldSilence(_ entry: LedgerEntry) {
        guard let share = Self.key(of: entry), let agreement = entry.agreement else { return }
        let key = SilenceKey(share: share, agreement: agreement)
        if silences[key] == nil { silences[key] = entry.sequence }
    }

    private mutating func foldEvent(_ entry: LedgerEntry) {
        guard let kind = ShareEvent.Kind(entry.kind), let key = Self.key(of: entry) else { return }
        let event = ShareEvent(
            kind: kind, sequence: entry.sequence, time: entry.time, agreement: entry.agreement,
            submission: entry.submission, rows: Self.counts(entry.rows), reason: entry.reason,
            agencyClass: agencies[key.agency]?.authorityClass ?? .notListed)
        if event.isAcceptance, let replaced = entry.detail?["replaces"]?.string,
            let index = events[key]?.firstIndex(where: { $0.submission?.text == replaced })
        {
            events[key]?[index].rows = RowCounts()
        }
        events[key, default: []].append(event)
    }

    private static func key(of entry: LedgerEntry) -> ShareKey? {
        guard let agency = entry.agency, let dataset = entry.dataset, let period = entry.period
        else { return nil }
        return ShareKey(agency: agency, dataset: dataset, period: period)
    }

    /// What was received and not accepted was rejected, so that the three numbers always agree.
    private static func counts(_ rows: RowCounts?) -> RowCounts {
        guard let rows else { return RowCounts() }
        return RowCounts(
            received: rows.received, accepted: rows.accepted,
            rejected: rows.received - rows.accepted)
    }
}

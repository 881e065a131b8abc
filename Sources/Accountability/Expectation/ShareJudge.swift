import SharingModel

/// Judges one expected share by the events that answer it. It answers; it does not act.
struct ShareJudge {
    let owed: TermsHistory.Owed
    /// The events that answer it, in order of sequence.
    let events: [ShareEvent]
    let silence: Int?
    /// The moment as of which it is judged. Only the end of the due day is compared with it: every
    /// event counts, even one that a clock since put right wrote later than this.
    let asOf: Instant

    private var closes: Instant { DueDay.closes(owed.due) }

    func judge() -> ExpectedShare {
        let acceptances = events.filter(\.isAcceptance)
        let declarations = events.filter(\.isDeclaration)
        let refusals = events.filter { $0.kind == .refused }
        let decision = acceptances.first ?? declarations.last ?? refusals.last
        let state = state(decision: decision, acceptances: acceptances)
        let isWithheld = state == .withheld
        return ExpectedShare(
            agreement: owed.terms, period: owed.period, due: owed.due, closes: closes,
            state: state, outcome: outcome(state, decision: decision),
            decidedBy: decision?.sequence ?? silence, decidedAt: decision?.time,
            submission: decision?.submission,
            reason: isWithheld ? decision?.reason : nil,
            objection: isWithheld ? objection(to: decision) : nil,
            acceptances: acceptances.map(\.sequence), refusals: refusals.map(\.sequence),
            declarations: declarations.map(\.sequence), silence: silence,
            rows: rows, attempts: acceptances.first.map(attempts),
            daysLate: decision.flatMap { $0.isAcceptance || state == .nilReturn ? $0 : nil }
                .flatMap(daysLate),
            daysToShare: acceptances.first.map(daysToShare))
    }

    private func state(decision: ShareEvent?, acceptances: [ShareEvent]) -> ShareState {
        guard let decision else { return asOf >= closes ? .silent : .notYetDue }
        switch decision.kind {
        case .accepted, .acceptedInPart:
            guard acceptances.contains(where: { $0.kind == .accepted }) else {
                return .partlyShared
            }
            return decision.time < closes ? .onTime : .late
        case .nilReturn: return .nilReturn
        case .withheld: return .withheld
        case .refused: return .refused
        }
    }

    private func outcome(_ state: ShareState, decision: ShareEvent?) -> ShareOutcome? {
        switch state {
        case .notYetDue: nil
        case .onTime: .onTime
        case .late: .late
        case .partlyShared: (decision?.time ?? closes) < closes ? .onTime : .late
        case .nilReturn: .nilReturn
        case .withheld: .withheld
        case .refused: asOf >= closes ? .missing : nil
        case .silent: .missing
        }
    }

    /// A withholding without a reason is one that the law does not offer.
    private func objection(to decision: ShareEvent?) -> String? {
        guard let decision, let reason = decision.reason else { return "no reason was given" }
        return reason.objection(
            power: owed.terms.power, needsAssessment: owed.terms.needsAssessment,
            agencyClass: decision.agencyClass)
    }

    private var rows: RowCounts {
        events.reduce(into: RowCounts()) { sum, event in
            sum.received += event.rows.received
            sum.accepted += event.rows.accepted
            sum.rejected += event.rows.rejected
        }
    }

    private func attempts(to first: ShareEvent) -> Int {
        1 + events.count { $0.kind == .refused && $0.sequence < first.sequence }
    }

    private func daysLate(_ event: ShareEvent) -> Int? {
        guard event.time >= closes else { return nil }
        return LondonTime.date(at: event.time).daysSinceEpoch - owed.due.daysSinceEpoch
    }

    private func daysToShare(_ event: ShareEvent) -> Int {
        LondonTime.date(at: event.time).daysSinceEpoch - owed.period.lastDay.daysSinceEpoch
    }
}

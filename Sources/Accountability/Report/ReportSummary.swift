public import SharingModel

/// The figures of a set of expected shares.
///
/// Always: `due = onTime + late + missing + withheld + nilReturns`, `missing = silent + refused`,
/// `withheld = withheldLawfully + withheldAgainstLaw`, `expected = due + notYetDue`, and
/// rows received = accepted + rejected.
public struct ReportSummary: Sendable, Hashable {
    /// Withheld shares with one reason.
    public struct Withholding: Sendable, Hashable {
        /// The reason; nil where the entry gave none.
        public let reason: ReasonCode?
        /// All that were withheld for it.
        public let all: Figure
        /// Those of them for which the law does not offer it.
        public let flagged: Figure
    }

    /// How many shares the agreements expect, due or not.
    public let expected: Int
    /// How many of them are not counted as due yet.
    public let notYetDue: Int
    /// What was due, or was answered before it was.
    public let due: Figure
    /// First accepted by the end of the due day.
    public let onTime: Figure
    /// First accepted after it.
    public let late: Figure
    /// Silent, or with refused files only.
    public let missing: Figure
    /// Nothing came.
    public let silent: Figure
    /// Only refused files came, and the due day has ended.
    public let refused: Figure
    /// Withheld with a reason.
    public let withheld: Figure
    /// Withheld for a reason that the law offers.
    public let withheldLawfully: Figure
    /// Withheld for a reason that the law does not offer here.
    public let withheldAgainstLaw: Figure
    /// Withheld, reason by reason, in order of the reasons.
    public let withheldByReason: [Withholding]
    /// Nil returns.
    public let nilReturns: Figure
    /// Nil returns made after the due day; counted in `nilReturns` too.
    public let nilReturnsLate: Figure
    /// Accepted in part only; counted in `onTime` or `late` too.
    public let partlyShared: Figure
    /// Files that were refused.
    public let refusedFiles: Figure
    /// Accepted files after the first for the same period.
    public let revisions: Figure
    /// The rows of all files but those that a correction replaced.
    public let rows: RowCounts
    /// Days from the due day to the first acceptance of those that were late.
    public let daysLate: Distribution?
    /// Files sent up to the first that was accepted.
    public let attempts: Distribution?
    /// Days from the period's end to the first acceptance.
    public let daysToShare: Distribution?
    /// Met in time, of all that was due.
    public let compliance: ComplianceRate
    /// Met in time or lawfully withheld, of all that was due.
    public let complianceWithLawfulWithholding: ComplianceRate

    /// Sums up expected shares.
    public init(_ shares: [ExpectedShare]) {
        func figure(_ isCounted: (ExpectedShare) -> Bool) -> Figure {
            Figure(shares.filter(isCounted))
        }
        expected = shares.count
        due = figure(\.isDue)
        notYetDue = expected - due.count
        onTime = figure { $0.outcome == .onTime }
        late = figure { $0.outcome == .late }
        missing = figure { $0.outcome == .missing }
        silent = figure { $0.state == .silent }
        refused = figure { $0.state == .refused && $0.isDue }
        withheld = figure { $0.outcome == .withheld }
        withheldLawfully = figure(\.isLawfullyWithheld)
        withheldAgainstLaw = figure { $0.outcome == .withheld && !$0.isLawfullyWithheld }
        withheldByReason = Self.withholdings(shares.filter { $0.outcome == .withheld })
        nilReturns = figure { $0.outcome == .nilReturn }
        nilReturnsLate = figure { $0.outcome == .nilReturn && $0.daysLate != nil }
        partlyShared = figure { $0.state == .partlyShared }
        refusedFiles = Figure(entries: shares.flatMap(\.refusals))
        revisions = Figure(entries: shares.flatMap(\.revisions))
        rows = shares.reduce(into: RowCounts()) { sum, share in
            sum.received += share.rows.received
            sum.accepted += share.rows.accepted
            sum.rejected += share.rows.rejected
        }
        daysLate = Distribution(shares.filter { $0.outcome == .late }.compactMap(\.daysLate))
        attempts = Distribution(shares.compactMap(\.attempts))
        daysToShare = Distribution(shares.compactMap(\.daysToShare))
        let met = shares.count(where: \.isMetInTime)
        compliance = ComplianceRate(met: met, due: due.count)
        complianceWithLawfulWithholding = ComplianceRate(
            met: met + withheldLawfully.count, due: due.count)
    }

    private static func withholdings(_ withheld: [ExpectedShare]) -> [Withholding] {
        let reasons: [ReasonCode?] = ReasonCode.allCases + [nil]
        return reasons.compactMap { reason in
            let shares = withheld.filter { $0.reason == reason }
            guard !shares.isEmpty else { return nil }
            return Withholding(
                reason: reason, all: Figure(shares),
                flagged: Figure(shares.filter { !$0.isLawfullyWithheld }))
        }
    }
}

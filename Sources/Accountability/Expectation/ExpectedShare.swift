public import SharingModel

/// One share that an agreement expects, and what became of it.
public struct ExpectedShare: Sendable, Hashable {
    /// The terms that govern it: those in force when its due day ended, or now.
    public let agreement: Agreement
    /// The period that is owed.
    public let period: Period
    /// The last day on which it is on time.
    public let due: CalendarDate
    /// The first moment at which it is late: the end of the due day in Europe/London.
    public let closes: Instant
    /// Its one state.
    public let state: ShareState
    /// The column it is counted in. None while not yet due, nor while only refused files have come
    /// and the due day has not ended.
    public let outcome: ShareOutcome?
    /// The sequence of the ledger entry that decided the outcome: the first acceptance, the
    /// standing declaration, the last refusal, or the silence. None where the clock has yet to
    /// write it.
    public let decidedBy: Int?
    /// When the deciding entry was written, where an agency's act decided it.
    public let decidedAt: Instant?
    /// The submission that the deciding entry names.
    public let submission: SubmissionID?
    /// Why it was withheld.
    public let reason: ReasonCode?
    /// Why the law does not offer that reason here; nil where it does, or nothing was withheld.
    public let objection: String?
    /// The sequences of all acceptances, in order; all but the first are revisions.
    public let acceptances: [Int]
    /// The sequences of all refusals, in order.
    public let refusals: [Int]
    /// The sequences of all declarations, in order.
    public let declarations: [Int]
    /// The sequence of the silent non-share, which stays whatever comes later.
    public let silence: Int?
    /// The rows of every file that came for it, refused ones and revisions too.
    public let rows: RowCounts
    /// How many files it took up to the first that was accepted; nil while none was.
    public let attempts: Int?
    /// Whole days from the due day to the first acceptance or the standing nil return, where late.
    public let daysLate: Int?
    /// Whole days from the period's last day to the first acceptance; negative before it.
    public let daysToShare: Int?

    /// Whether the share is in any of the five columns of the identity.
    public var isDue: Bool { outcome != nil }

    /// Whether what the agency owed was met in time: accepted, or declared nil, by the due day's
    /// end.
    public var isMetInTime: Bool {
        outcome == .onTime || outcome == .nilReturn && daysLate == nil
    }

    /// Whether it is withheld for a reason that the law offers.
    public var isLawfullyWithheld: Bool { outcome == .withheld && objection == nil }

    /// Later accepted files of the same period.
    public var revisions: [Int] { Array(acceptances.dropFirst()) }

    /// The sequences of every entry behind it, in order.
    public var entries: [Int] {
        (acceptances + refusals + declarations + (silence.map { [$0] } ?? [])).sorted()
    }
}

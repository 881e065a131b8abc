public import SharingModel

/// What came for a period for which no agreement expected it: counted beside, never among what was
/// due.
public struct UnexpectedShare: Sendable, Hashable {
    /// Who sent it.
    public let agency: AgencyID
    /// What it is.
    public let dataset: DatasetID
    /// For which period.
    public let period: Period
    /// How many files were accepted.
    public let accepted: Int
    /// How many files were refused.
    public let refused: Int
    /// How many nil returns and withholdings were declared.
    public let declared: Int
    /// The rows of all files but those that a correction replaced.
    public let rows: RowCounts
    /// The sequences of the entries.
    public let entries: [Int]

    init(key: ShareKey, events: [ShareEvent]) {
        agency = key.agency
        dataset = key.dataset
        period = key.period
        accepted = events.count(where: \.isAcceptance)
        declared = events.count(where: \.isDeclaration)
        refused = events.count - accepted - declared
        rows = events.reduce(into: RowCounts()) { sum, event in
            sum.received += event.rows.received
            sum.accepted += event.rows.accepted
            sum.rejected += event.rows.rejected
        }
        entries = events.map(\.sequence)
    }
}

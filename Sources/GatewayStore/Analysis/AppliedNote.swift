public import SharingModel

/// What the analysis store has noted of a submission that it holds; its queries go by it.
public struct AppliedNote: Sendable, Hashable {
    /// The dataset of its rows.
    public let dataset: DatasetID
    /// Who sent it.
    public let agency: AgencyID
    /// Whose analysts see it, in the order of their names.
    public let controllers: [ControllerID]
    /// The power it came under.
    public let power: Power
    /// Its ledger entry.
    public let ledgerSequence: Int
    /// How many rows were written.
    public let rowCount: Int
    /// What stands in its place: its rows are shown no more.
    public let replacedBy: SubmissionID?
}

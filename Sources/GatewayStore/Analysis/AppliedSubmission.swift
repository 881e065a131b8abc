public import SharingModel

/// A submission whose rows are to stand in the analysis store.
public struct AppliedSubmission: Sendable, Hashable {
    /// Which submission.
    public var id: SubmissionID
    /// Who sent it.
    public var agency: AgencyID
    /// Who receives it: with the agency, the tenant of its rows.
    public var controllers: [ControllerID]
    /// When it was received.
    public var receivedAt: Instant
    /// The power it came under.
    public var power: Power
    /// Its ledger entry.
    public var ledgerSequence: Int
    /// The earlier submission in whose place it stands.
    public var replaces: SubmissionID?
    /// How many rows were accepted, where it is known: another count undoes the transaction.
    public var rowsExpected: Int?

    /// A submission.
    public init(
        id: SubmissionID, agency: AgencyID, controllers: [ControllerID], receivedAt: Instant,
        power: Power, ledgerSequence: Int, replaces: SubmissionID? = nil,
        rowsExpected: Int? = nil
    ) {
        self.id = id
        self.agency = agency
        self.controllers = controllers
        self.receivedAt = receivedAt
        self.power = power
        self.ledgerSequence = ledgerSequence
        self.replaces = replaces
        self.rowsExpected = rowsExpected
    }
}

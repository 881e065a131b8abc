public import SharingModel

/// Which submissions to list; newest first.
public struct SubmissionFilter: Sendable, Hashable {
    /// Those of this agency only.
    public var agency: AgencyID?
    /// Those of this dataset only.
    public var dataset: DatasetID?
    /// Those of this period only.
    public var period: Period?
    /// Those older than this one only: the last of the page before.
    public var before: SubmissionID?
    /// At most so many.
    public var limit: Int

    /// A filter that, without arguments, lists the newest hundred of all.
    public init(
        agency: AgencyID? = nil, dataset: DatasetID? = nil, period: Period? = nil,
        before: SubmissionID? = nil, limit: Int = 100
    ) {
        self.agency = agency
        self.dataset = dataset
        self.period = period
        self.before = before
        self.limit = limit
    }
}

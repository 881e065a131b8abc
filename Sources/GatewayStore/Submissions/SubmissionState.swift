/// What became of a submission.
public enum SubmissionState: String, Sendable, Hashable, CaseIterable {
    /// Every row was accepted; forwarding is to come.
    case accepted
    /// Some rows were accepted; forwarding is to come.
    case acceptedInPart = "accepted-in-part"
    /// The file was refused.
    case refused
    /// The accepted rows stand in the analysis store.
    case forwarded
    /// Nothing to share this period.
    case nilReturn = "nil-return"
    /// Not shared, because.
    case withheld

    /// Whether rows of it were accepted.
    public var isAccepted: Bool {
        self == .accepted || self == .acceptedInPart || self == .forwarded
    }
}

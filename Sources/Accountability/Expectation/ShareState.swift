/// What became of an expected share. Each has exactly one state at any moment.
///
/// In order of precedence: an acceptance outdoes everything, whenever it came; without one the
/// latest declaration of the agency (nil return or withholding) stands, even where a file was
/// refused after it; without one a refused file leaves the share refused; with nothing at all it is
/// not yet due until its due day has ended in Europe/London, and silent from then on.
public enum ShareState: String, Sendable, Hashable, CaseIterable {
    /// Nothing came, and the due day has not ended.
    case notYetDue = "not-yet-due"
    /// Accepted in full, first accepted by the end of the due day.
    case onTime = "on-time"
    /// Accepted in full, first accepted after the due day.
    case late
    /// Accepted only in part so far; on time or late by its first acceptance.
    case partlyShared = "partly-shared"
    /// The agency declared that there was nothing to share, which is a share.
    case nilReturn = "nil-return"
    /// The agency declared that it does not share, with its reason.
    case withheld
    /// Files came, and every one was refused by validation or law.
    case refused
    /// The due day ended and nothing had come; nothing has come since.
    case silent

    /// The state in the words of the printed report.
    public var title: String {
        switch self {
        case .notYetDue: "not yet due"
        case .onTime: "on time"
        case .late: "late"
        case .partlyShared: "in part"
        case .nilReturn: "nil return"
        case .withheld: "withheld"
        case .refused: "refused"
        case .silent: "silent"
        }
    }
}

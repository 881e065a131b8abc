/// What applying a submission did.
public enum ApplyOutcome: Sendable, Hashable {
    /// Its rows were written now.
    case applied(rows: Int)
    /// They stood there before; nothing was written.
    case alreadyApplied(rows: Int)

    /// How many rows of it the store holds.
    public var rows: Int {
        switch self {
        case .applied(let rows), .alreadyApplied(let rows): rows
        }
    }
}

/// One thing that an audit found wrong, and where.
public struct AuditProblem: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// No checkpoint is published.
        case checkpointMissing = "checkpoint-missing"
        /// The checkpoint cannot be read, or its signature does not fit.
        case checkpointInvalid = "checkpoint-invalid"
        /// Neither entries nor tiles give the signed root.
        case rootMismatch = "root-mismatch"
        /// The log does not continue a checkpoint seen before.
        case notContinued = "earlier-checkpoint-not-continued"
        /// A bundle of entries is missing or cannot be read.
        case bundleUnreadable = "entries-unreadable"
        /// A tile is missing or has the wrong number of bytes.
        case tileUnreadable = "tile-unreadable"
        /// An entry is not the one whose hash the signed tree holds.
        case entryMismatch = "entry-mismatch"
        /// A tile does not hold what the signed tree holds.
        case tileMismatch = "tile-mismatch"
        /// Entry and tile disagree, and neither gives the signed root.
        case entryTileMismatch = "entry-and-tile-mismatch"
        /// A leaf is not a ledger entry in canonical form.
        case entryInvalid = "entry-invalid"
        /// A ledger entry's sequence is not its index plus 1.
        case sequenceWrong = "sequence-wrong"
        /// A ledger entry is older than the one before it.
        case timeBackwards = "time-backwards"
    }

    /// What is wrong.
    public let code: Code
    /// The published thing: `checkpoint`, or a tile's or bundle's path.
    public let path: String
    /// The index of the entry in the log, where it is one entry.
    public let entryIndex: Int?
    /// The same in a sentence.
    public let detail: String

    /// The code, the place and the sentence.
    public var description: String {
        "\(code.rawValue): \(path)\(entryIndex.map { " entry \($0)" } ?? ""): \(detail)"
    }
}

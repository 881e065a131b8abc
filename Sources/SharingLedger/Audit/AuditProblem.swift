/// One thing that an audit found wrong, and where.
public struct AuditProblem: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        case checkpointMissing = "checkpoint-missing"
        case checkpointInvalid = "checkpoint-invalid"
        case rootMismatch = "root-mismatch"
        case notContinued = "earlier-checkpoint-not-continued"
        case bundleUnreadable = "entries-unreadable"
        case tileUnreadable = "tile-unreadable"
        case entryMismatch = "entry-mismatch"
        case tileMismatch = "tile-mismatch"
        case entryTileMismatch = "entry-and-tile-mismatch"
        case entryInvalid = "entry-invalid"
        case sequenceWrong = "sequence-wrong"
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

/// What an audit of a published log found.
public struct AuditResult: Sendable, Hashable {
    /// The most problems that are listed; all are counted.
    public static let problemsListedMax = 100

    /// The checkpoint, if it could be read.
    public internal(set) var checkpoint: Checkpoint?
    /// How many entries were read.
    public internal(set) var entries = 0
    /// How many tiles of hashes were compared.
    public internal(set) var tiles = 0
    /// The problems, in the order of the log, 100 at most.
    public private(set) var problems: [AuditProblem] = []
    /// How many problems there are.
    public private(set) var problemCount = 0

    /// Whether nothing is wrong.
    public var isConsistent: Bool { problemCount == 0 }

    init() {}

    mutating func add(
        _ code: AuditProblem.Code, _ path: String, _ detail: String, entry: Int? = nil
    ) {
        problemCount += 1
        guard problems.count < Self.problemsListedMax else { return }
        problems.append(
            AuditProblem(code: code, path: path, entryIndex: entry, detail: detail))
    }
}

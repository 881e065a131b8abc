public import StrictJSON

/// One share that is owed, or was.
public struct DueItem: Sendable, Hashable {
    /// The agreement that says so.
    public let agreement: String
    /// The dataset.
    public let dataset: String
    /// The period.
    public let period: String
    /// The last day on which it is on time.
    public let due: String
    /// What became of it: `not-yet-due`, `on-time`, `late`, `silent` and so on.
    public let state: String
    /// The submission that settled it, where there is one.
    public let submission: String?

    /// Reads one item; members that are missing are empty.
    public init(json: JSONValue) {
        func text(_ name: String) -> String { json[name]?.string ?? "" }
        agreement = text("agreement")
        dataset = text("dataset")
        period = text("period")
        due = text("due")
        state = text("state")
        submission = json["submission"]?.string
    }
}

public import SharingModel
public import StrictJSON

/// What became of one submission, nil return or withheld share.
public struct Submission: Sendable {
    /// Its name.
    public let id: SubmissionID
    /// `accepted`, `accepted-in-part`, `refused`, `forwarded`, `nil-return` or `withheld`.
    public let state: String
    /// The dataset.
    public let dataset: String
    /// The period.
    public let period: String
    /// The rows, for files.
    public let rows: RowCounts?
    /// Its number in the ledger, from 1.
    public let sequence: Int?
    /// `on-time`, `late` or `not-expected`.
    public let timeliness: String
    /// The earlier submission in whose place it stands.
    public let replaces: SubmissionID?
    /// The later submission that stands in its place.
    public let replacedBy: SubmissionID?
    /// Everything that the gateway said.
    public let json: JSONValue

    /// Reads a submission.
    /// - Throws: `ProtocolFault` where its name or state is missing.
    public init(json: JSONValue) throws(ProtocolFault) {
        guard let id = json["id"]?.string.flatMap({ SubmissionID($0) }),
            let state = json["state"]?.string
        else { throw ProtocolFault("The gateway's answer has no submission in it.") }
        self.id = id
        self.state = state
        dataset = json["dataset"]?.string ?? ""
        period = json["period"]?.string ?? ""
        rows = json["rows"].flatMap { rows in
            rows["received"]?.integer.map {
                RowCounts(
                    received: $0, accepted: rows["accepted"]?.integer ?? 0,
                    rejected: rows["rejected"]?.integer ?? 0)
            }
        }
        sequence = json["ledger"]?["sequence"]?.integer
        timeliness = json["timeliness"]?.string ?? ""
        replaces = json["replaces"]?.string.flatMap { SubmissionID($0) }
        replacedBy = json["replacedBy"]?.string.flatMap { SubmissionID($0) }
        self.json = json
    }

    /// Whether the gateway kept nothing of the file.
    public var isRefused: Bool { state == "refused" }
}

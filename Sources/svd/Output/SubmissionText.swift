import GatewayClient
import SharingModel
import StrictJSON

/// One submission for people.
struct SubmissionText {
    private let submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    /// What became of it, in lines.
    var lines: [String] {
        let json = submission.json
        var lines = ["\(title): \(submission.dataset) \(submission.period)"]
        if let rows = submission.rows {
            lines.append(
                "rows:     \(Number.grouped(rows.received)) received, "
                    + "\(Number.grouped(rows.accepted)) accepted, "
                    + "\(Number.grouped(rows.rejected)) rejected")
        }
        if let due = json["due"]?.string {
            // A refused file is no share: what matters is that the share is still owed.
            lines.append(
                submission.state == "refused"
                    ? "due:      \(due); this file was refused, so the share is still owed"
                    : "due:      \(due), \(submission.timeliness)")
        }
        if let reason = json["reason"]?.string { lines.append("reason:   \(reason)") }
        for code in json["codes"]?.object?.members ?? [] {
            let count = code.value.integer ?? 0
            lines.append("          \(Number.grouped(count)) × \(ReportText.title(code.name))")
        }
        if let earlier = submission.replaces { lines.append("replaces: \(earlier)") }
        if let later = submission.replacedBy {
            lines.append("replaced: \(later) stands in its place; its records are not shown")
        }
        lines.append("received: \(json["receivedAt"]?.string ?? "")")
        lines.append("number:   \(submission.id)")
        if let sequence = submission.sequence { lines.append("ledger:   entry \(sequence)") }
        return lines
    }

    private var title: String {
        switch submission.state {
        case "accepted": "accepted"
        case "accepted-in-part": "accepted in part"
        case "forwarded": "accepted and passed on to the analysts"
        case "refused": "refused"
        case "nil-return": "nil return"
        case "withheld": "withheld"
        default: submission.state
        }
    }
}

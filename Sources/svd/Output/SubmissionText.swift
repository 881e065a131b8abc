import GatewayClient
import RecordValidation
import SharingModel
import StrictJSON

/// One submission for people.
struct SubmissionText {
    private let submission: Submission
    private let report: ValidationReport?

    /// - Parameters:
    ///   - submission: what became of it.
    ///   - report: its validation report, which says where each finding is; nil for counts alone.
    init(_ submission: Submission, report: ValidationReport? = nil) {
        self.submission = submission
        self.report = report
    }

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
        if let reason = json["reason"]?.string {
            let provision = ReasonCode(rawValue: reason).map { " (\($0.provision))" } ?? ""
            lines.append("reason:   \(reason)\(provision)")
        }
        if let ground = json["ground"]?.string { lines.append("ground:   \(ground)") }
        if let office = json["decidedBy"]?.string { lines.append("decided:  by \(office)") }
        if let date = json["reviewOn"]?.string { lines.append("review:   on \(date)") }
        lines += findings.map { "          " + $0 }
        if let earlier = submission.replaces { lines.append("replaces: \(earlier)") }
        if let later = submission.replacedBy {
            lines.append("replaced: \(later) stands in its place; its records are not shown")
        }
        lines.append("received: \(json["receivedAt"]?.string ?? "")")
        lines.append("number:   \(submission.id)")
        if let sequence = submission.sequence { lines.append("ledger:   entry \(sequence)") }
        return lines
    }

    private var findings: [String] {
        guard let report, !report.totals.isEmpty else {
            return (submission.json["codes"]?.object?.members ?? []).map { code in
                "\(Number.grouped(code.value.integer ?? 0)) × \(ReportText.title(code.name))"
            }
        }
        return report.totals.map { total in
            let all = report.violations.filter {
                $0.code == total.code && $0.header == total.header
            }
            let lines = all.prefix(3).compactMap { $0.line.map(String.init) }
            let letter = all.first?.column.map { "\(ValidationReport.columnLetters($0)) " } ?? ""
            let column = total.header.map { " in column \(letter)'\($0)'" } ?? ""
            var text = "\(Number.grouped(total.count)) × \(total.code.words)\(column)"
            if !lines.isEmpty {
                text += ", line \(lines.joined(separator: ", "))"
                if total.count > lines.count { text += " …" }
            }
            return text
        }
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

import SharingModel

extension AccountabilityReport {
    /// The columns of the CSV rendering, in order.
    public static let csvColumns = [
        "agency", "agency_name", "agency_class", "dataset", "period", "agreement", "controllers",
        "power", "due", "state", "counted_as", "met_in_time", "decided_at", "days_late",
        "days_to_share", "attempts", "refused_files", "revisions", "rows_received",
        "rows_accepted", "rows_rejected", "reason", "provision", "objection", "silent_entry",
        "entries",
    ]

    /// One line per expected share, then one per share that nothing expected (state
    /// `not-expected`).
    ///
    /// UTF-8 without a byte-order mark, a header, CRLF, fields quoted where they must be; several
    /// values in a field are parted by a space. Source: RFC 4180 §2.
    public var csv: [UInt8] {
        let lines = [Self.csvColumns] + shares.map(csvFields) + unexpected.map(csvFields)
        var bytes: [UInt8] = []
        for line in lines {
            bytes += line.map(Self.quoted).joined(separator: ",").utf8
            bytes += "\r\n".utf8
        }
        return bytes
    }

    private func csvFields(_ share: ExpectedShare) -> [String] {
        let terms = share.agreement
        func text(_ value: Int?) -> String { value.map(String.init) ?? "" }
        return [
            terms.discloser.text, name(of: terms.discloser),
            agencies[terms.discloser]?.authorityClass.rawValue ?? "", terms.dataset.text,
            share.period.description, terms.id.text,
            terms.recipients.map(\.text).joined(separator: " "), terms.power.rawValue,
            share.due.description, share.state.rawValue, share.outcome?.rawValue ?? "",
            share.isMetInTime ? "true" : "false", share.decidedAt?.description ?? "",
            text(share.daysLate), text(share.daysToShare), text(share.attempts),
            String(share.refusals.count), String(share.revisions.count),
            String(share.rows.received), String(share.rows.accepted),
            String(share.rows.rejected), share.reason?.rawValue ?? "",
            share.reason?.provision ?? "", share.objection ?? "", text(share.silence),
            Self.csvList(share.entries),
        ]
    }

    private func csvFields(_ share: UnexpectedShare) -> [String] {
        [
            share.agency.text, name(of: share.agency),
            agencies[share.agency]?.authorityClass.rawValue ?? "", share.dataset.text,
            share.period.description, "", "", "", "", "not-expected", "", "", "", "", "", "",
            String(share.refused), String(max(0, share.accepted - 1)),
            String(share.rows.received), String(share.rows.accepted),
            String(share.rows.rejected), "", "", "", "", Self.csvList(share.entries),
        ]
    }

    private static func csvList(_ entries: [Int]) -> String {
        entries.map(String.init).joined(separator: " ")
    }

    private static func quoted(_ field: String) -> String {
        let marks: [UInt8] = [0x22, 0x2C, 0x0D, 0x0A]
        guard field.utf8.contains(where: { marks.contains($0) }) else { return field }
        var text = "\""
        for scalar in field.unicodeScalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}

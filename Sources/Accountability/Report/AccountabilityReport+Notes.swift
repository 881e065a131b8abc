import SharingModel

extension AccountabilityReport {
    /// What was withheld, and on what ground.
    var withholdings: [String] {
        var lines = Self.section(4, "WITHHELD, AND ON WHAT GROUND")
        if totals.withheld.count == 0 { return lines + ["  Nothing was withheld."] }
        lines += Self.paragraph(
            "From the ledger, which keeps the reason and its provision. The ground in the agency's "
                + "words and who decided may be personal and are kept by the gateway: "
                + "svd status SUBMISSION shows them.")
        lines.append("")
        for share in shares where share.state == .withheld {
            let flag = share.objection == nil ? "" : "(!) "
            lines += Self.paragraph(
                "\(flag)\(name(of: share.agreement.discloser)): \(share.agreement.dataset) for "
                    + "\(share.period), \(share.reason?.rawValue ?? "no reason given") "
                    + "(entry \(Self.list(share.decidedBy.map { [$0] } ?? [])))")
            lines += Self.paragraph(
                "rests on: \(share.reason?.provision ?? "nothing")", indent: 6)
            if let submission = share.submission {
                lines += Self.paragraph("submission: \(submission)", indent: 6)
            }
            if let objection = share.objection {
                lines += Self.paragraph("not available here: \(objection)", indent: 6)
            }
        }
        return lines
    }

    /// Lateness, attempts and rows.
    var effort: [String] {
        func row(_ title: String, _ values: Distribution?) -> [String] {
            guard let values else { return [title, "-", "-", "-", "0"] }
            return [
                title, values.medianText, Self.number(values.percentile90),
                Self.number(values.maximum), Self.number(values.count),
            ]
        }
        var table = TextTable([
            .init(title: "Of those accepted", width: 52),
            .init(title: "Median", width: 8, isNumber: true),
            .init(title: "90th %", width: 8, isNumber: true),
            .init(title: "Most", width: 8, isNumber: true),
            .init(title: "Shares", width: 8, isNumber: true),
        ])
        table.add(row("Days late, of the late", totals.daysLate))
        table.add(row("Days from the period's end to the first file taken", totals.daysToShare))
        table.add(row("Files sent until one was accepted", totals.attempts))
        return Self.section(5, "LATENESS AND EFFORT") + table.lines + [
            "",
            "  Rows received \(Self.number(totals.rows.received)) = accepted "
                + "\(Self.number(totals.rows.accepted)) + rejected "
                + Self.number(totals.rows.rejected),
            "  Files refused \(totals.refusedFiles.count), revisions \(totals.revisions.count), "
                + "shared in part \(totals.partlyShared.count), nil returns made late "
                + "\(totals.nilReturnsLate.count)",
        ]
    }

    /// What came that nothing expected.
    var beyond: [String] {
        guard !unexpected.isEmpty else { return [] }
        var table = TextTable([
            .init(title: "Agency", width: 28), .init(title: "Dataset", width: 16),
            .init(title: "Period", width: 15), .init(title: "What came", width: 12),
            .init(title: "Rows taken", width: 10, isNumber: true),
            .init(title: "Entries", width: 10),
        ])
        for share in unexpected {
            let counts = [
                (share.accepted, "accepted"), (share.refused, "refused"),
                (share.declared, "declared"),
            ]
            table.add([
                name(of: share.agency), share.dataset.text, share.period.description,
                counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", "),
                Self.number(share.rows.accepted), Self.list(share.entries),
            ])
        }
        return Self.section(6, "SHARED BEYOND WHAT WAS DUE")
            + Self.paragraph(
                "No agreement in force expected these on the day; they are in no figure above.")
            + [""] + table.lines
    }

    /// What the words mean.
    var legend: [String] {
        let words = [
            ("Due", "the due day has ended in London, or the agency answered before it did"),
            ("On time", "the first file was accepted by the end of the due day"),
            ("Late", "the first file was accepted after the due day"),
            ("In part", "some rows were rejected; counted as on time or late"),
            ("Missing", "silent or refused"),
            ("Silent", "the due day ended and nothing at all had come"),
            ("Refused", "files came, and every one was refused by validation or law"),
            ("Withheld", "the agency declared that it does not share, and why"),
            ("(!)", "the law does not offer that reason here; never counted as lawful"),
            ("Nil", "the agency declared that there was nothing to share: a share"),
            ("Met in time", "accepted, or declared nil, by the end of the due day"),
            ("or lawful", "that, or withheld for a reason that the law offers"),
        ]
        var lines = ["", "WHAT THE WORDS MEAN", ""]
        for (word, meaning) in words {
            let fill = String(repeating: " ", count: 13 - word.count)
            lines += ["  \(word)\(fill)\(meaning)"]
        }
        return lines
            + Self.paragraph(
                "What was due is judged by the agreement and the bank holidays in force on the "
                    + "due day. A later accepted file outdoes a refusal, a nil return or a "
                    + "withholding; the entry of a silence stays.")
    }

    /// How anybody can check it.
    var derivation: [String] {
        ["", "HOW TO CHECK THIS REPORT", ""]
            + Self.paragraph(
                "Every figure is derived from entries 1 to \(head.size) of the sharing ledger and "
                    + "from nothing else. The numbers under \"Ledger entries\" are the entries' "
                    + "sequences. Compare the root hash with that of the signed checkpoint of the "
                    + "same size, check the log with `svd-gateway ledger fsck`, and make the "
                    + "report again for \(from) to \(to): the same head gives the same bytes.")
            + Self.paragraph(
                "Source of the duty to monitor: Police, Crime, Sentencing and Courts Act 2022 "
                    + "s.14(2)-(3).")
    }
}

import SharingModel

extension AccountabilityReport {
    private static let width = 100

    /// The report for paper or a terminal of 100 columns: UTF-8, LF, no line longer.
    public var text: String {
        var lines = heading
        lines += inShort
        lines += agencyTable
        lines += shareTables
        lines += withholdings
        lines += effort
        lines += beyond
        lines += legend
        lines += derivation
        return lines.joined(separator: "\n") + "\n"
    }

    private var heading: [String] {
        let rule = String(repeating: "=", count: Self.width)
        let who = agency.map { "\(name(of: $0)) (\($0)) only" } ?? "all"
        let london = LondonTime.date(at: asOf)
        return [
            rule, "SERIOUS VIOLENCE DUTY: SHARING ACCOUNTABILITY REPORT",
            "What agencies owed under their sharing agreements, what came, and what did not.", rule,
        ]
            + Self.entry("Periods", "\(from) to \(to), by the month in which a period ends")
            + Self.entry("Agencies", who)
            + Self.entry("As of", "\(london) in London; last ledger entry at \(asOf)")
            + Self.entry("Ledger", "\(head.origin), \(Self.many(head.size, "entry", "entries"))")
            + Self.entry("Root hash", head.rootHash.hex)
    }

    private var inShort: [String] {
        var lines = Self.section(1, "IN SHORT")
        guard totals.expected > 0 else {
            return lines + ["  No agreement expects a share for these periods."]
        }
        let sum = totals
        lines.append(
            "  due \(sum.due.count) = on time \(sum.onTime.count) + late \(sum.late.count)"
                + " + missing \(sum.missing.count) + withheld \(sum.withheld.count)"
                + " + nil returns \(sum.nilReturns.count)")
        lines.append(
            "  missing \(sum.missing.count) = silent \(sum.silent.count)"
                + " + refused \(sum.refused.count)")
        lines.append(
            "  withheld \(sum.withheld.count) = as the law allows \(sum.withheldLawfully.count)"
                + " + for a reason it does not offer \(sum.withheldAgainstLaw.count)")
        lines.append("  not yet due: \(sum.notYetDue)")
        lines.append("")
        lines.append(Self.rate("Met in time", sum.compliance))
        lines.append(
            Self.rate(
                "Met in time, or withheld as the law allows", sum.complianceWithLawfulWithholding))
        return lines
    }

    private var agencyTable: [String] {
        guard totals.expected > 0 else { return [] }
        var table = TextTable([
            .init(title: "Agency", width: 25), .init(title: "Dataset", width: 15),
            .init(title: "Due", width: 4, isNumber: true),
            .init(title: "On time", width: 7, isNumber: true),
            .init(title: "Late", width: 4, isNumber: true),
            .init(title: "Missing", width: 7, isNumber: true),
            .init(title: "Withheld", width: 8, isNumber: true),
            .init(title: "Nil", width: 3, isNumber: true),
            .init(title: "Met in time", width: 7, isNumber: true),
            .init(title: "or lawful", width: 7, isNumber: true),
        ])
        var last: AgencyID?
        for group in byDataset {
            let title = group.agency == last ? "" : name(of: group.agency)
            last = group.agency
            table.add([title, group.dataset?.text ?? ""] + Self.figures(group.summary))
        }
        table.rule()
        table.add(["Total", ""] + Self.figures(totals))
        return Self.section(2, "AGENCY BY AGENCY") + table.lines
    }

    private static func figures(_ sum: ReportSummary) -> [String] {
        [sum.due, sum.onTime, sum.late, sum.missing, sum.withheld, sum.nilReturns].map {
            number($0.count)
        } + [sum.compliance.text, sum.complianceWithLawfulWithholding.text]
    }

    private var shareTables: [String] {
        var lines = Self.section(3, "SHARE BY SHARE")
        if shares.isEmpty { return lines + ["  None."] }
        for group in byAgency {
            let kind = agencies[group.agency].map { ", \($0.authorityClass.rawValue)" } ?? ""
            lines += TextTable.wrap(
                "\(name(of: group.agency)) (\(group.agency)\(kind))", width: Self.width - 2
            ).map { "  " + $0 }
            var table = TextTable(
                [
                    .init(title: "Dataset", width: 16), .init(title: "Period", width: 15),
                    .init(title: "Due", width: 10), .init(title: "What became of it", width: 25),
                    .init(title: "Rows taken", width: 10, isNumber: true),
                    .init(title: "Ledger entries", width: 14),
                ], gap: 1, indent: 4)
            for share in shares where share.agreement.discloser == group.agency {
                table.add([
                    share.agreement.dataset.text, share.period.description, share.due.description,
                    Self.outcome(share),
                    share.acceptances.isEmpty ? "-" : Self.number(share.rows.accepted),
                    share.entries.isEmpty ? "-" : Self.list(share.entries),
                ])
            }
            lines += table.lines + [""]
        }
        return Array(lines.dropLast())
    }

    private static func outcome(_ share: ExpectedShare) -> String {
        var text = share.state.title
        if share.state == .partlyShared, share.outcome == .onTime { text += ", on time" }
        if let days = share.daysLate, share.state != .onTime {
            text += (share.state == .late ? "" : ", late") + " by \(many(days, "day", "days"))"
        }
        if share.state == .withheld {
            text +=
                ": \(share.reason?.rawValue ?? "no reason")"
                + (share.objection == nil ? "" : " (!)")
        }
        if share.state == .refused, !share.isDue { text += ", not yet due" }
        if share.silence != nil, share.state != .silent { text += ", silent till then" }
        return text
    }

    static func entry(_ title: String, _ text: String) -> [String] {
        let lines = TextTable.wrap(text, width: width - 12)
        return lines.enumerated().map { index, line in
            let head = index == 0 ? title : ""
            return head + String(repeating: " ", count: 12 - head.count) + line
        }
    }

    static func section(_ number: Int, _ title: String) -> [String] {
        ["", "\(number). \(title)", ""]
    }

    static func paragraph(_ text: String, indent: Int = 2) -> [String] {
        TextTable.wrap(text, width: width - indent).map {
            String(repeating: " ", count: indent) + $0
        }
    }

    private static func rate(_ title: String, _ rate: ComplianceRate) -> String {
        let fill = String(repeating: " ", count: 46 - title.count)
        let value = String(repeating: " ", count: max(0, 7 - rate.text.count)) + rate.text
        return "  \(title)\(fill)\(value)   (\(rate.met) of \(rate.due))"
    }

    static func list(_ entries: [Int]) -> String {
        entries.map(String.init).joined(separator: ", ")
    }

    static func many(_ count: Int, _ one: String, _ several: String) -> String {
        "\(number(count)) \(count == 1 ? one : several)"
    }

    /// A whole number with commas between thousands.
    static func number(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }
}

import SharingModel
public import StrictJSON

extension AccountabilityReport {
    /// The report as JSON; its `canonicalBytes` are the same for the same head, range and agency.
    ///
    /// Members: `report`, `from`, `to`, `agency`, `asOf`, `log` (`origin`, `size`, `rootHash`),
    /// `totals`, `byAgency`, `byDataset`, `shares`, `unexpected`. Each figure is
    /// `{"count", "entries"}` with the sequences of the ledger entries that it counts.
    public var json: JSONValue {
        .object(
            JSONObject([
                ("report", .string(Self.format)), ("from", .string(from.description)),
                ("to", .string(to.description)), ("agency", .optional(agency?.text)),
                ("asOf", .string(asOf.description)),
                (
                    "log",
                    [
                        "origin": .string(head.origin), "size": .integer(head.size),
                        "rootHash": .string(head.rootHash.hex),
                    ]
                ),
                ("totals", totals.json),
                ("byAgency", .array(byAgency.map(json))),
                ("byDataset", .array(byDataset.map(json))),
                ("shares", .array(shares.map(json))),
                ("unexpected", .array(unexpected.map(json))),
            ]))
    }

    private func json(_ group: Group) -> JSONValue {
        var object = JSONObject([
            ("agency", .string(group.agency.text)), ("agencyName", .string(name(of: group.agency))),
            ("agencyClass", .optional(agencies[group.agency]?.authorityClass.rawValue)),
        ])
        object["dataset"] = group.dataset.map { .string($0.text) }
        object["figures"] = group.summary.json
        return .object(object)
    }

    private func json(_ share: ExpectedShare) -> JSONValue {
        let terms = share.agreement
        var object = JSONObject([
            ("agency", .string(terms.discloser.text)), ("dataset", .string(terms.dataset.text)),
            ("period", .string(share.period.description)),
            ("agreement", .string(terms.id.text)),
            ("controllers", .array(terms.recipients.map { .string($0.text) })),
            ("power", .string(terms.power.rawValue)), ("due", .string(share.due.description)),
            ("closes", .string(share.closes.description)), ("state", .string(share.state.rawValue)),
            ("countedAs", .optional(share.outcome?.rawValue)),
            ("metInTime", .bool(share.isMetInTime)), ("rows", share.rows.json),
            ("decidedBy", .optional(share.decidedBy)),
            ("decidedAt", .optional(share.decidedAt?.description)),
            ("submission", .optional(share.submission?.text)),
            ("daysLate", .optional(share.daysLate)),
            ("daysToShare", .optional(share.daysToShare)),
            ("attempts", .optional(share.attempts)),
            ("acceptances", .array(share.acceptances.map(JSONValue.integer))),
            ("refusals", .array(share.refusals.map(JSONValue.integer))),
            ("declarations", .array(share.declarations.map(JSONValue.integer))),
            ("silence", .optional(share.silence)),
            ("revisions", .integer(share.revisions.count)),
            ("entries", .array(share.entries.map(JSONValue.integer))),
        ])
        if share.state == .withheld {
            object["reason"] = .optional(share.reason?.rawValue)
            object["provision"] = .optional(share.reason?.provision)
            object["objection"] = .optional(share.objection)
        }
        return .object(object)
    }

    private func json(_ share: UnexpectedShare) -> JSONValue {
        [
            "agency": .string(share.agency.text), "dataset": .string(share.dataset.text),
            "period": .string(share.period.description), "accepted": .integer(share.accepted),
            "refused": .integer(share.refused), "declared": .integer(share.declared),
            "rows": share.rows.json, "entries": .array(share.entries.map(JSONValue.integer)),
        ]
    }
}

extension ReportSummary {
    /// The figures by name; counts without entries are plain numbers.
    public var json: JSONValue {
        .object(
            JSONObject([
                ("expected", .integer(expected)), ("notYetDue", .integer(notYetDue)),
                ("due", due.json), ("onTime", onTime.json), ("late", late.json),
                ("missing", missing.json), ("silent", silent.json), ("refused", refused.json),
                ("withheld", withheld.json), ("withheldLawfully", withheldLawfully.json),
                ("withheldAgainstLaw", withheldAgainstLaw.json),
                ("withheldByReason", .array(withheldByReason.map(\.json))),
                ("nilReturns", nilReturns.json), ("nilReturnsLate", nilReturnsLate.json),
                ("partlyShared", partlyShared.json), ("refusedFiles", refusedFiles.json),
                ("revisions", revisions.json), ("rows", rows.json),
                ("daysLate", daysLate?.json ?? .null), ("attempts", attempts?.json ?? .null),
                ("daysToShare", daysToShare?.json ?? .null), ("compliance", compliance.json),
                ("complianceWithLawfulWithholding", complianceWithLawfulWithholding.json),
            ]))
    }
}

extension ReportSummary.Withholding {
    /// `reason`, `provision`, `all`, `flagged`.
    var json: JSONValue {
        [
            "reason": .optional(reason?.rawValue), "provision": .optional(reason?.provision),
            "all": all.json, "flagged": flagged.json,
        ]
    }
}

extension RowCounts {
    var json: JSONValue {
        [
            "received": .integer(received), "accepted": .integer(accepted),
            "rejected": .integer(rejected),
        ]
    }
}

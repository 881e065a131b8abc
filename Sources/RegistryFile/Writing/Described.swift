import SharingModel

/// A named thing with the members that are compared, always the same ones in the same order.
struct Entry {
    let name: String
    let members: [(String, String?)]
}

/// What can be compared member by member.
protocol Described {
    var entry: Entry { get }
}

extension Controller: Described {
    var entry: Entry {
        Entry(name: id.text, members: [("name", name), ("class", authorityClass.rawValue)])
    }
}

extension Agency: Described {
    var entry: Entry {
        Entry(
            name: id.text,
            members: [
                ("name", name), ("class", authorityClass.rawValue),
                ("areas", areas.sorted().joined(separator: " ")),
                ("devolved-welsh", "\(isDevolvedWelsh)"), ("directable", "\(isDirectable)"),
            ])
    }
}

extension Holder: Described {
    var entry: Entry {
        Entry(
            name: id.description,
            members: [
                ("acts-for", agency?.text),
                ("roles", roles.map(\.rawValue).sorted().joined(separator: " ")),
                ("controllers", controllers.map(\.text).sorted().joined(separator: " ")),
                ("certificates", certificates.map(\.hex).sorted().joined(separator: " ")),
            ])
    }
}

extension Agreement: Described {
    var entry: Entry {
        Entry(
            name: id.text,
            members: [
                ("dataset", dataset.text), ("discloser", discloser.text),
                ("recipients", recipients.map(\.text).sorted().joined(separator: " ")),
                ("power", power.rawValue), ("form", form.rawValue),
                ("cadence", cadence.description), ("due", dueRule.description),
                ("first-period", firstPeriod.description), ("ISA reference", isaReference),
                ("ISA review-due", isaReviewDue.description), ("DPIA reference", dpiaReference),
                ("DPIA review-due", dpiaReviewDue.description),
                ("valid-from", validFrom.description), ("valid-to", validTo?.description),
                ("held-for-functions", "\(heldForFunctions)"),
                ("needs-assessment", "\(needsAssessment)"),
            ])
    }
}

extension SchemaSunset: Described {
    var entry: Entry {
        Entry(name: "\(dataset) \(version)", members: [("sunset", lastDay.description)])
    }
}

extension Purpose: Described {
    var entry: Entry { Entry(name: code, members: [("title", title)]) }
}

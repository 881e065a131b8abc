import StrictJSON

/// Compares the rules between cells and rows, by their ids.
struct RuleComparison {
    let old: SchemaDocument
    let new: SchemaDocument

    private static let compared: Set<String> = [
        "id", "kind", "fields", "when", "list", "severity", "message", "description", "across",
        "enum", "days",
    ]

    func changes() -> [SchemaChange] {
        var list = ChangeList()
        let before = RuleView.all(of: old)
        let after = RuleView.all(of: new)
        for rule in before where !after.contains(where: { $0.id == rule.id }) {
            list.add(
                .ruleRemoved, at: rule.pointer, .compatible, "the rule \(rule.id) is gone")
        }
        for rule in after {
            guard let earlier = before.first(where: { $0.id == rule.id }) else {
                list.add(
                    .ruleAdded, at: rule.pointer, rule.isError ? .breaking : .compatible,
                    "the rule \(rule.id) (\(rule.kind)) is new"
                        + (rule.isError ? "" : ", and only warns"))
                continue
            }
            compare(earlier, rule, &list)
        }
        return list.changes
    }

    private func compare(_ before: RuleView, _ after: RuleView, _ list: inout ChangeList) {
        if before.severity != after.severity {
            list.add(
                after.isError ? .ruleSeverityRaised : .ruleSeverityLowered,
                at: after.pointer + "/severity", after.isError ? .breaking : .compatible,
                "the rule \(after.id) is of severity \(after.severity), was \(before.severity)")
        }
        let unknown = MeaningComparison.union(before.object, after.object).first {
            !Self.compared.contains($0) && before.object[$0] != after.object[$0]
        }
        if before.kind != after.kind || unknown != nil {
            add(
                isLooser: false, after,
                unknown.map { "`\($0)` is another" } ?? "is of kind \(after.kind)", &list)
        } else if let isLooser = judge(before, after) {
            add(isLooser: isLooser, after, "asks " + (isLooser ? "less" : "more or else"), &list)
        }
        if before.message != after.message
            || before.object["description"] != after.object["description"]
        {
            list.add(
                .ruleWordsChanged, at: after.pointer, .cosmetic,
                "the rule \(after.id) is explained in other words")
        }
    }

    private func add(
        isLooser: Bool, _ rule: RuleView, _ words: String, _ list: inout ChangeList
    ) {
        let isHarmless = isLooser || !rule.isError
        list.add(
            isLooser ? .ruleLoosened : .ruleTightened, at: rule.pointer,
            isHarmless ? .compatible : .breaking,
            "the rule \(rule.id) \(words)" + (rule.isError ? "" : ", and only warns"))
    }

    /// Whether a rule of the same kind asks less; nil where it asks the same.
    private func judge(_ before: RuleView, _ after: RuleView) -> Bool? {
        let isSame =
            before.fields == after.fields && before.conditions == after.conditions
            && before.spansSubmissions == after.spansSubmissions && before.list == after.list
            && before.values == after.values && before.days == after.days
        if isSame { return nil }
        let fewer = Set(after.fields).isSubset(of: before.fields)
        switch after.kind {
        case "unique":
            // More columns in the key tell more rows apart.
            return Set(before.fields).isSubset(of: after.fields)
                && (before.spansSubmissions || !after.spansSubmissions)
        case "required-if", "forbidden-if":
            return fewer && isNarrower(after.conditions, than: before.conditions)
        case "enum-if":
            return fewer && isNarrower(after.conditions, than: before.conditions)
                && before.values.allSatisfy { after.values.contains($0) }
        case "at-most-one-of", "distinct", "not-in-future": return fewer
        case "not-greater": return fewer && before.fields.last == after.fields.last
        case "within-days": return before.fields == after.fields && after.days > before.days
        case "in-code-list":
            let known = Set(after.list.map(new.codes) ?? [])
            return fewer && known.isSuperset(of: before.list.map(old.codes) ?? [])
        default: return false
        }
    }

    /// Whether conditions hold only where the earlier ones held.
    private func isNarrower(_ after: JSONObject, than before: JSONObject) -> Bool {
        before.names.allSatisfy { name in
            guard let earlier = before[name], let later = after[name] else { return false }
            if earlier == later { return true }
            guard let values = later.array else { return false }
            // A cell that has one of the values is present.
            guard let known = earlier.array else { return earlier.string == "present" }
            return values.allSatisfy { known.contains($0) }
        }
    }
}

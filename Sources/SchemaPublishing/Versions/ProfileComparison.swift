import RecordValidation
import SharingModel
import StrictJSON

/// Compares what a schema says of the whole file and of the law.
struct ProfileComparison {
    let old: SchemaDocument
    let new: SchemaDocument

    func changes() -> [SchemaChange] {
        var list = ChangeList()
        compareRoot(&list)
        compareHeaders(&list)
        compareSuspects(&list)
        compareNotNames(&list)
        compareDisclosure(&list)
        compareTimes(&list)
        compareRest(&list)
        return list.changes
    }

    private func compareRoot(_ list: inout ChangeList) {
        for name in MeaningComparison.union(old.root, new.root)
        where old.root[name] != new.root[name] {
            switch name {
            case "properties", "required", "x-svd", "$defs": break
            case "title", "description", "$comment", "examples":
                list.add(
                    .wordsChanged, at: "/\(name)", .cosmetic, "the \(name) reads otherwise")
            case "$id":
                guard Self.base(of: old) != Self.base(of: new) else { break }
                list.add(
                    .idChanged, at: "/$id", .breaking, "the schema is another by its address")
            default:
                list.add(
                    .keywordChanged, at: "/\(name)", .breaking,
                    "`\(name)` is another, and is not known to be harmless")
            }
        }
    }

    /// The address without the version.
    private static func base(of document: SchemaDocument) -> String {
        let id = document.root["$id"]?.string ?? ""
        return String(id.dropLast(document.schema.version.description.count))
    }

    private func compareHeaders(_ list: inout ChangeList) {
        if old.allowsAnyOrder != new.allowsAnyOrder {
            list.add(
                new.allowsAnyOrder ? .headersLoosened : .headersTightened,
                at: "/x-svd/csv/headers", new.allowsAnyOrder ? .compatible : .breaking,
                new.allowsAnyOrder
                    ? "columns may stand in any order, and optional ones be left out"
                    : "columns must stand in the order of the template, every one of them")
        }
        guard old.schema.acceptance != new.schema.acceptance else { return }
        let isLooser = new.schema.acceptance == .acceptRows
        list.add(
            isLooser ? .acceptanceLoosened : .acceptanceTightened, at: "/x-svd/acceptance/policy",
            isLooser ? .compatible : .breaking,
            isLooser
                ? "good rows are accepted where others are faulty"
                : "one faulty row refuses the whole file")
    }

    private func compareSuspects(_ list: inout ChangeList) {
        let pointer = "/x-svd/disclosure/suspects"
        let before = Dictionary(old.suspects.map { ($0.kind, $0.severity) }) { first, _ in first }
        let after = Dictionary(new.suspects.map { ($0.kind, $0.severity) }) { first, _ in first }
        for (kind, severity) in old.suspects where after[kind] == nil {
            list.add(
                .suspectRemoved, at: pointer, .breaking,
                "text is no longer searched for \(kind) (\(severity)): less protected")
        }
        for (kind, severity) in new.suspects {
            guard let earlier = before[kind] else {
                list.add(
                    .suspectAdded, at: pointer, severity == "error" ? .breaking : .compatible,
                    "text is searched for \(kind)" + (severity == "error" ? "" : ", as a warning"))
                continue
            }
            guard earlier != severity else { continue }
            list.add(
                severity == "error" ? .suspectSeverityRaised : .suspectSeverityLowered,
                at: "\(pointer)/\(kind)", .breaking,
                severity == "error"
                    ? "a suspected \(kind) refuses the row, and only warned until now"
                    : "a suspected \(kind) only warns: less protected")
        }
    }

    /// Phrases that begin like a name and are none.
    private func compareNotNames(_ list: inout ChangeList) {
        let pointer = "/x-svd/disclosure/notNames"
        let before = Self.notNames(of: old)
        let after = Self.notNames(of: new)
        let added = after.filter { !before.contains($0) }
        let gone = before.filter { !after.contains($0) }
        if !added.isEmpty {
            list.add(
                .notNamesAdded, at: pointer, .compatible,
                "taken for no name: \(ConstraintComparison.listed(added))")
        }
        if !gone.isEmpty {
            let isError = new.suspects.contains { $0.kind == "name" && $0.severity == "error" }
            list.add(
                .notNamesRemoved, at: pointer, isError ? .breaking : .compatible,
                "taken for a name again: \(ConstraintComparison.listed(gone))")
        }
    }

    private static func notNames(of document: SchemaDocument) -> [String] {
        (document.profile["disclosure"]?["notNames"]?.array ?? []).compactMap(\.string)
    }

    private func compareDisclosure(_ list: inout ChangeList) {
        let before = old.schema.profile
        let after = new.schema.profile
        let pointer = "/x-svd/disclosure"
        for form in DisclosureForm.allCases
        where before.forms.contains(form) != after.forms.contains(form) {
            let isAdded = after.forms.contains(form)
            list.add(
                isAdded ? .formAdded : .formRemoved, at: pointer + "/forms",
                isAdded ? .compatible : .breaking,
                "the form \(form.rawValue) is \(isAdded ? "offered" : "no longer offered")")
        }
        for power in Power.allCases
        where before.powers.contains(power) != after.powers.contains(power) {
            let isAdded = after.powers.contains(power)
            list.add(
                isAdded ? .powerAdded : .powerRemoved, at: pointer + "/powers",
                isAdded ? .compatible : .breaking,
                "the power \(power.rawValue) is \(isAdded ? "offered" : "no longer offered")")
        }
        if before.hasInterceptionMaterial != after.hasInterceptionMaterial {
            list.add(
                .interceptionChanged, at: pointer + "/interception", .breaking,
                after.hasInterceptionMaterial
                    ? "the data may come from interception, which the law refuses"
                    : "the data are no longer said to come from interception: less protected")
        }
    }

    private func compareTimes(_ list: inout ChangeList) {
        if old.schema.cadence != new.schema.cadence {
            list.add(
                .cadenceChanged, at: "/x-svd/cadence", .compatible,
                "expected every \(new.schema.cadence?.description ?? "so often"), was "
                    + "\(old.schema.cadence?.description ?? "not said"); agreements decide")
        }
        guard old.schema.retention != new.schema.retention else { return }
        let isShorter = RetentionSpan.isShorter(new.schema.retention, than: old.schema.retention)
        list.add(
            isShorter ? .retentionShortened : .retentionLengthened, at: "/x-svd/retention",
            isShorter ? .compatible : .breaking,
            "records are kept \(new.schema.retention ?? "without limit"), was "
                + "\(old.schema.retention ?? "without limit")")
    }

    private func compareRest(_ list: inout ChangeList) {
        let compared: Set<String> = [
            "version", "rules", "codeLists", "successors", "areaKinds", "cadence", "retention",
        ]
        for name in MeaningComparison.union(old.profile, new.profile)
        where !compared.contains(name) && old.profile[name] != new.profile[name] {
            switch name {
            case "source":
                list.add(
                    .wordsChanged, at: "/x-svd/source", .cosmetic, "the source reads otherwise")
            case "csv": compareMembers(name, known: ["headers", "delimiter"], &list)
            case "acceptance": compareMembers(name, known: ["policy"], &list)
            case "disclosure":
                compareMembers(
                    name, known: ["forms", "powers", "suspects", "notNames", "interception"], &list)
            default: addUnknown("/x-svd/\(name)", name, &list)
            }
        }
    }

    private func compareMembers(_ name: String, known: Set<String>, _ list: inout ChangeList) {
        let before = old.profile[name]?.object ?? JSONObject()
        let after = new.profile[name]?.object ?? JSONObject()
        for member in MeaningComparison.union(before, after)
        where !known.contains(member) && before[member] != after[member] {
            addUnknown("/x-svd/\(name)/\(member)", member, &list)
        }
    }

    private func addUnknown(_ pointer: String, _ name: String, _ list: inout ChangeList) {
        list.add(
            .keywordChanged, at: pointer, .breaking,
            "`\(name)` is another, and is not known to be harmless")
    }
}

/// How long records are kept.
private struct RetentionSpan {
    let count: Int
    let unit: Character

    init?(_ text: String?) {
        guard let text, let unit = text.last, let count = Int(text.dropFirst().dropLast()) else {
            return nil
        }
        (self.count, self.unit) = unit == "Y" ? (count * 12, "M") : (count, unit)
    }

    /// The fewest and the most days that it can mean.
    private var days: ClosedRange<Int> {
        unit == "M" ? (count * 28)...(count * 31) : count...count
    }

    /// Whether one is surely no longer than another; nothing said is without limit.
    static func isShorter(_ new: String?, than old: String?) -> Bool {
        guard let old = RetentionSpan(old) else { return true }
        guard let new = RetentionSpan(new) else { return false }
        return new.unit == old.unit
            ? new.count <= old.count : new.days.upperBound <= old.days.lowerBound
    }
}

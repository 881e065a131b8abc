import RecordValidation
import StrictJSON

/// Compares the code lists, and the tables of successors.
struct CodeListComparison {
    let old: SchemaDocument
    let new: SchemaDocument

    func changes() -> [SchemaChange] {
        var list = ChangeList()
        let before = old.profile["codeLists"]?.object ?? JSONObject()
        let after = new.profile["codeLists"]?.object ?? JSONObject()
        for name in before.names where after[name] == nil {
            list.add(
                .codeListRemoved, at: "/x-svd/codeLists/\(name)", .compatible,
                "the code list \(name) is gone, and no rule uses it")
        }
        for name in after.names {
            if let earlier = before[name], let later = after[name] {
                if earlier != later { compare(name, earlier, later, &list) }
            } else {
                list.add(
                    .codeListAdded, at: "/x-svd/codeLists/\(name)", .compatible,
                    "the code list \(name) is new")
            }
        }
        compareSuccessors(&list)
        compareAreaKinds(&list)
        return list.changes
    }

    private func compare(
        _ name: String, _ earlier: JSONValue, _ later: JSONValue, _ list: inout ChangeList
    ) {
        let pointer = "/x-svd/codeLists/\(name)"
        let before = old.codes(of: name)
        let after = new.codes(of: name)
        let gone = before.filter { !Set(after).contains($0) }
        let added = after.filter { !Set(before).contains($0) }
        let isRelied = RuleView.all(of: new).contains { $0.list == name && $0.isError }
        if !gone.isEmpty {
            list.add(
                .codesRemoved, at: pointer, isRelied ? .breaking : .compatible,
                "the code list \(name) no longer has \(ConstraintComparison.listed(gone))")
        }
        if !added.isEmpty {
            list.add(
                .codesAdded, at: pointer, .compatible,
                "the code list \(name) has \(ConstraintComparison.listed(added)), too")
        }
        let known: Set<String> = ["codes", "unverified", "source", "description"]
        let members = MeaningComparison.union(
            earlier.object ?? JSONObject(), later.object ?? JSONObject())
        for member in members where !known.contains(member) && earlier[member] != later[member] {
            list.add(
                .keywordChanged, at: "\(pointer)/\(member)", .breaking,
                "the code list \(name): `\(member)` is another, and is not known to be harmless")
        }
        if gone.isEmpty, added.isEmpty {
            list.add(
                .codeListWordsChanged, at: pointer, .cosmetic,
                "the code list \(name): its words, order or marks are others")
        }
    }

    private func compareSuccessors(_ list: inout ChangeList) {
        let before = old.profile["successors"]
        let after = new.profile["successors"]
        guard before != after else { return }
        let earlier = before?["codes"]?.object ?? JSONObject()
        let later = after?["codes"]?.object ?? JSONObject()
        let isKept =
            earlier.members.allSatisfy { later[$0.name] == $0.value } && !isRelied
        guard earlier != later else {
            list.add(
                .wordsChanged, at: "/x-svd/successors", .cosmetic,
                "the table of successors has another source")
            return
        }
        list.add(
            isKept ? .successorsAdded : .successorsChanged, at: "/x-svd/successors/codes",
            isKept ? .compatible : .breaking,
            isKept
                ? "\(later.count - earlier.count) more codes have a successor"
                : "codes have another successor or none, or rules and lists judge the new ones")
    }

    /// Whether anything judges area codes by their value, so that a successor may be refused.
    private var isRelied: Bool {
        new.properties.contains { property in
            guard property.column.normalisation?.rawValue == "gss-code" else { return false }
            let name = property.column.name
            return property.listed != nil || property.pattern != nil
                || RuleView.all(of: new).contains {
                    $0.isError && ($0.fields.contains(name) || $0.conditions[name] != nil)
                }
        }
    }

    /// The kinds of areas that a code may name; any where none is listed.
    private func compareAreaKinds(_ list: inout ChangeList) {
        guard old.profile["areaKinds"] != new.profile["areaKinds"] else { return }
        let before = Self.texts(old.profile["areaKinds"]?["codes"])
        let after = Self.texts(new.profile["areaKinds"]?["codes"])
        guard before != after else {
            list.add(
                .wordsChanged, at: "/x-svd/areaKinds", .cosmetic,
                "the kinds of areas have another source")
            return
        }
        let isLooser = after.isEmpty || (!before.isEmpty && before.isSubset(of: after))
        list.add(
            isLooser ? .areaKindsLoosened : .areaKindsTightened, at: "/x-svd/areaKinds/codes",
            isLooser ? .compatible : .breaking,
            "area codes may be of "
                + (after.isEmpty ? "any kind" : after.sorted().joined(separator: ", ")))
    }

    private static func texts(_ value: JSONValue?) -> Set<String> {
        Set((value?.array ?? []).compactMap(\.string))
    }
}

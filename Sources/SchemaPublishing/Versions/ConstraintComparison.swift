import RecordValidation
import SharingModel
import StrictJSON

/// Compares what a cell of one column may be.
struct ConstraintComparison {
    let old: SchemaProperty
    let new: SchemaProperty
    let oldDocument: SchemaDocument
    let document: SchemaDocument

    func changes() -> [SchemaChange] {
        var list = ChangeList()
        guard old.type == new.type else {
            list.add(
                .typeChanged, at: new.pointer + "/type", .breaking,
                "\(new.words): was \(old.type), is \(new.type)")
            return list.changes
        }
        guard old.format == new.format else {
            list.add(
                .formatChanged, at: new.pointer + "/format", .breaking,
                "\(new.words): its format was \(old.format ?? "none"), is \(new.format ?? "none")")
            return list.changes
        }
        compareFormats(&list)
        compareMissing(&list)
        compareBooleans(&list)
        var tightened = ChangeList()
        compareLists(&tightened)
        comparePattern(&tightened)
        compareLengths(&tightened)
        compareBounds(&tightened)
        list.add(proven(tightened.changes))
        return list.changes
    }

    /// What looks like a restriction is none where every cell that was taken is taken still.
    private func proven(_ changes: [SchemaChange]) -> [SchemaChange] {
        guard changes.contains(where: { $0.impact == .breaking }),
            CellLanguage(property: old, document: oldDocument).isTaken(by: new, of: document)
        else { return changes }
        return changes.map { change in
            guard change.impact == .breaking else { return change }
            return SchemaChange(
                code: change.code, pointer: change.pointer, impact: .compatible,
                words: change.words + "; every cell that was taken is taken still")
        }
    }

    private func compareFormats(_ list: inout ChangeList) {
        let pointer = new.pointer + "/x-svd-column/formats"
        let gone = old.formats.filter { !new.formats.contains($0) }
        let added = new.formats.filter { !old.formats.contains($0) }
        if !gone.isEmpty {
            list.add(
                .formatsRemoved, at: pointer, .breaking,
                "\(new.words): may no longer be written \(gone.joined(separator: ", "))")
        }
        if !new.formats.starts(with: old.formats), gone.isEmpty {
            list.add(
                .formatsReordered, at: pointer, .breaking,
                "\(new.words): the ways to write it are tried in another order, so that a cell may "
                    + "mean another day")
        } else if !added.isEmpty {
            list.add(
                .formatsAdded, at: pointer, .compatible,
                "\(new.words): may also be written \(added.joined(separator: ", "))")
        }
    }

    private func compareMissing(_ list: inout ChangeList) {
        let pointer = new.pointer + "/x-svd-column/missing"
        for text in old.missing where !new.missing.contains(text) {
            list.add(
                .missingRemoved, at: pointer, .breaking,
                "\(new.words): \(Self.shown(text)) no longer means that there is no value")
        }
        for text in new.missing where !old.missing.contains(text) {
            // Where the text was no value before, no accepted file has it.
            let wasTaken =
                text.isEmpty || CellProbe(property: old, document: oldDocument).takes(text)
            list.add(
                .missingAdded, at: pointer, wasTaken ? .breaking : .compatible,
                "\(new.words): \(Self.shown(text)) means that there is no value"
                    + (wasTaken ? ", and was a value until now" : ""))
        }
    }

    private func compareBooleans(_ list: inout ChangeList) {
        guard new.type == "boolean" else { return }
        for (name, before, after) in [
            ("true", old.trueTexts, new.trueTexts), ("false", old.falseTexts, new.falseTexts),
        ] {
            let pointer = new.pointer + "/x-svd-column/" + name
            for text in before where !after.contains(text) {
                list.add(
                    .booleanTextsRemoved, at: pointer, .breaking,
                    "\(new.words): '\(text)' no longer means \(name)")
            }
            for text in after where !before.contains(text) {
                list.add(
                    .booleanTextsAdded, at: pointer, .compatible,
                    "\(new.words): '\(text)' means \(name), too")
            }
        }
    }

    private func compareLists(_ list: inout ChangeList) {
        let pointer = new.pointer + "/enum"
        switch (old.allowed, new.allowed) {
        case (nil, nil): break
        case (nil, .some(let after)):
            list.add(
                .enumTightened, at: pointer, .breaking,
                "\(new.words): only \(after.count) values are allowed now")
        case (.some, nil):
            list.add(
                .enumLoosened, at: pointer, .compatible,
                "\(new.words): the list of allowed values is gone")
        case (.some(let before), .some(let after)):
            let gone = before.filter { !after.contains($0) }
            let added = after.filter { !before.contains($0) }
            if !gone.isEmpty {
                list.add(
                    .enumTightened, at: pointer, .breaking,
                    "\(new.words): no longer allowed: \(Self.listed(gone))")
            }
            if !added.isEmpty {
                list.add(
                    .enumLoosened, at: pointer, .compatible,
                    "\(new.words): newly allowed: \(Self.listed(added))")
            }
            if gone.isEmpty, added.isEmpty, before != after {
                list.add(
                    .enumReordered, at: pointer, .cosmetic,
                    "\(new.words): the allowed values are listed in another order")
            }
        }
        guard old.constant != new.constant else { return }
        if let constant = new.constant {
            list.add(
                .constTightened, at: new.pointer + "/const", .breaking,
                "\(new.words): only '\(constant)' is allowed now")
        } else {
            list.add(
                .constLoosened, at: new.pointer + "/const", .compatible,
                "\(new.words): need no longer be '\(old.constant ?? "")'")
        }
    }

    private func comparePattern(_ list: inout ChangeList) {
        guard old.pattern != new.pattern else { return }
        let pointer = new.pointer + "/pattern"
        guard let before = old.pattern else {
            list.add(
                .patternTightened, at: pointer, .breaking,
                "\(new.words): must have the form \(new.pattern ?? "") now")
            return
        }
        guard let after = new.pattern else {
            list.add(
                .patternLoosened, at: pointer, .compatible,
                "\(new.words): need no longer have the form \(before)")
            return
        }
        let isWider = PatternInclusion.holds(premises: [before], conclusions: [after]) ?? false
        list.add(
            isWider ? .patternLoosened : .patternChanged, at: pointer,
            isWider ? .compatible : .breaking,
            "\(new.words): the form was \(before), is \(after)"
                + (isWider ? ", which takes all that the old one took" : ""))
    }

    private static func shown(_ text: String) -> String {
        text.isEmpty ? "an empty cell" : "'\(text)'"
    }

    static func listed(_ values: [String]) -> String {
        values.prefix(12).joined(separator: ", ")
            + (values.count > 12 ? ", … (\(values.count))" : "")
    }
}

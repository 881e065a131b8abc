import RecordValidation
import SharingModel

/// Compares which columns a file has, and what they are called.
struct ColumnComparison {
    let old: SchemaDocument
    let new: SchemaDocument

    func changes() -> [SchemaChange] {
        var list = ChangeList()
        var renamed: [String: String] = [:]
        for property in old.properties where new.property(property.column.name) == nil {
            if let other = successor(of: property) {
                renamed[other.column.name] = property.column.name
                list.add(
                    .propertyRenamed, at: other.pointer, .breaking,
                    "\(property.words): its property was \(property.column.name), is "
                        + "\(other.column.name), so that records before and after differ")
            } else {
                list.add(
                    .propertyRemoved, at: property.pointer, .breaking,
                    "\(property.words) is gone: files that have it are refused")
            }
        }
        for property in new.properties {
            let name = renamed[property.column.name] ?? property.column.name
            if let before = old.property(name) {
                compare(before, property, &list)
            } else {
                add(property, &list)
            }
        }
        compareOrder(&list)
        return list.changes
    }

    /// A new property that takes the same header.
    private func successor(of property: SchemaProperty) -> SchemaProperty? {
        new.properties.first { candidate in
            old.property(candidate.column.name) == nil
                && candidate.names.contains(property.column.header)
        }
    }

    private func add(_ property: SchemaProperty, _ list: inout ChangeList) {
        if property.column.isRequired {
            list.add(
                .propertyAdded, at: property.pointer, .breaking,
                "\(property.words) is new, and every row must have it")
        } else if property.column.columnClass.isForLawToJudge, !old.hasClass(of: property) {
            list.add(
                .propertyAdded, at: property.pointer, .breaking,
                "\(property.words) is new, and of class "
                    + "\(property.column.columnClass.rawValue), which the law may refuse")
        } else if new.allowsAnyOrder, !property.missing.contains("") {
            // A column that is left out reads as empty cells.
            list.add(
                .propertyAdded, at: property.pointer, .breaking,
                "\(property.words) is new, and takes no empty cell, so that it cannot be left out")
        } else if new.allowsAnyOrder {
            list.add(
                .propertyAdded, at: property.pointer, .compatible,
                "\(property.words) is new and may be left out")
        } else {
            list.add(
                .propertyAdded, at: property.pointer, .breaking,
                "\(property.words) is new, and csv.headers \"exact\" refuses files without it")
        }
    }

    private func compare(
        _ before: SchemaProperty, _ after: SchemaProperty, _ list: inout ChangeList
    ) {
        if after.column.isRequired != before.column.isRequired {
            if after.column.isRequired {
                list.add(
                    .requiredAdded, at: "/required", .breaking,
                    "\(after.words): every row must have a value now")
            } else {
                list.add(
                    .requiredRemoved, at: "/required", .compatible,
                    "\(after.words): may be empty now")
            }
        }
        compareNames(before, after, &list)
        list.add(
            ConstraintComparison(old: before, new: after, oldDocument: old, document: new)
                .changes())
        list.add(
            MeaningComparison(old: before, new: after, oldDocument: old, document: new).changes())
    }

    private func compareNames(
        _ before: SchemaProperty, _ after: SchemaProperty, _ list: inout ChangeList
    ) {
        let pointer = after.pointer + "/x-svd-column"
        if before.column.header != after.column.header {
            let isKept = after.column.aliases.contains(before.column.header)
            list.add(
                .headerChanged, at: pointer + "/header", isKept ? .compatible : .breaking,
                "\(before.words) is headed '\(after.column.header)' now; the old heading is "
                    + (isKept ? "taken still" : "refused"))
        }
        for alias in after.column.aliases where !before.names.contains(alias) {
            list.add(
                .aliasAdded, at: pointer + "/aliases", .compatible,
                "\(after.words) may also be headed '\(alias)'")
        }
        for alias in before.column.aliases where !after.names.contains(alias) {
            list.add(
                .aliasRemoved, at: pointer + "/aliases", .breaking,
                "\(after.words) may no longer be headed '\(alias)'")
        }
    }

    private func compareOrder(_ list: inout ChangeList) {
        let before = old.properties.map(\.column.name)
        let after = new.properties.map(\.column.name)
        let common = Set(before).intersection(after)
        guard before.filter(common.contains) != after.filter(common.contains) else { return }
        let impact: ChangeImpact = new.allowsAnyOrder ? .cosmetic : .breaking
        list.add(
            .propertyOrder, at: "/properties", impact,
            "the columns stand in another order"
                + (impact == .breaking ? ", which csv.headers \"exact\" insists on" : ""))
    }
}

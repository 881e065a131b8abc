import RecordValidation
import SharingModel
import StrictJSON

/// Compares what the cells of one column mean, and how they are protected.
struct MeaningComparison {
    let old: SchemaProperty
    let new: SchemaProperty
    let oldDocument: SchemaDocument
    let document: SchemaDocument

    private static let compared: Set<String> = [
        "type", "format", "enum", "const", "pattern", "minLength", "maxLength", "minimum",
        "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "x-svd-class",
        "x-svd-normalise", "x-svd-core", "x-svd-column",
    ]
    private static let words: Set<String> = [
        "title", "description", "examples", "default", "$comment",
    ]
    private static let comparedAnnotations: Set<String> = [
        "header", "aliases", "formats", "missing", "true", "false",
    ]

    func changes() -> [SchemaChange] {
        var list = ChangeList()
        compareNormalisation(&list)
        compareCore(&list)
        compareClass(&list)
        compareScan(&list)
        let names = Self.union(old.keywords, new.keywords)
        for name in names where old.keywords[name] != new.keywords[name] {
            if Self.words.contains(name) {
                list.add(
                    .wordsChanged, at: "\(new.pointer)/\(name)", .cosmetic,
                    "\(new.words): its \(name) reads otherwise")
            } else if !Self.compared.contains(name) {
                list.add(
                    .keywordChanged, at: "\(new.pointer)/\(name)", .breaking,
                    "\(new.words): `\(name)` is another, and is not known to be harmless")
            }
        }
        for name in Self.union(old.annotation, new.annotation)
        where !Self.comparedAnnotations.contains(name)
            && old.annotation[name] != new.annotation[name]
        {
            list.add(
                .keywordChanged, at: "\(new.pointer)/x-svd-column/\(name)", .breaking,
                "\(new.words): `\(name)` is another, and is not known to be harmless")
        }
        return list.changes
    }

    static func union(_ old: JSONObject, _ new: JSONObject) -> [String] {
        new.names + old.names.filter { new[$0] == nil }
    }

    private func compareNormalisation(_ list: inout ChangeList) {
        let before = old.column.normalisation
        let after = new.column.normalisation
        guard before != after else { return }
        list.add(
            .normalisationChanged, at: new.pointer + "/x-svd-normalise", .breaking,
            "\(new.words): is normalised as \(after?.rawValue ?? "nothing in particular"), was "
                + (before?.rawValue ?? "nothing in particular"))
    }

    private func compareCore(_ list: inout ChangeList) {
        guard old.column.core != new.column.core else { return }
        let pointer = new.pointer + "/x-svd-core"
        if let before = old.column.core {
            list.add(
                .coreChanged, at: pointer, .breaking,
                "\(new.words): no longer supplies \(before.rawValue) to the analysts")
        } else if let after = new.column.core {
            // The numbers of a position are checked together.
            let positions = ["latitude", "longitude", "easting", "northing"]
            let isPosition = positions.contains(after.rawValue)
            list.add(
                .coreAdded, at: pointer, isPosition ? .breaking : .compatible,
                "\(new.words): supplies \(after.rawValue) to the analysts"
                    + (isPosition ? ", and is checked as a position" : ""))
        }
    }

    private func compareClass(_ list: inout ChangeList) {
        let before = old.column.columnClass
        let after = new.column.columnClass
        guard before != after else { return }
        let isRaised = after.protection > before.protection
        let isLegal = after.isForLawToJudge
        list.add(
            isRaised ? .classRaised : .classLowered, at: new.pointer + "/x-svd-class",
            isRaised && !isLegal ? .compatible : .breaking,
            "\(new.words): its class was \(before.rawValue), is \(after.rawValue)"
                + (isRaised ? (isLegal ? ", which the law may refuse" : "") : ": less protected"))
    }

    /// The privacy scan reads free text, and text that nothing else confines.
    private func compareScan(_ list: inout ChangeList) {
        let begins =
            (new.isFreeText && !old.isFreeText) || (new.isOpenText && !old.isOpenText)
        let before = CellLanguage(property: old, document: oldDocument)
        guard begins, document.suspects.contains(where: { $0.severity == "error" }),
            !(old.listed != nil && before.isTaken(by: new, of: document))
        else { return }
        list.add(
            .scanBegins, at: new.pointer, .breaking,
            "\(new.words): is searched for what the dataset may not hold, and was not until now")
    }
}

extension ColumnClass {
    /// How far a class protects: the order in which less is shown of it.
    var protection: Int {
        switch self {
        case .none: 0
        case .quasiIdentifier: 1
        case .freeText: 2
        case .personal: 3
        case .specialCategory: 4
        case .patientInformation: 5
        }
    }

    /// Whether such a column can make a power say no to the whole file.
    var isForLawToJudge: Bool { self == .personal || self == .patientInformation }
}

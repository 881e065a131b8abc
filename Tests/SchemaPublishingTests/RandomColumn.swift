import StrictJSON

/// A column drawn by lot, which can be changed by lot, and cells to try it with.
struct RandomColumn {
    enum Kind: CaseIterable {
        case list, form, text, tidy, number, day, flag
    }

    let kind: Kind
    var name: String
    var keywords = JSONObject()
    var annotation = JSONObject()

    static let words = ["x", "y", "AB1 2CD", "N/A", "9434765919", "B2", "A1", ""]
    static let forms = [
        "^[A-C][0-9]{2}$", "^[A-Z][0-9]{2}$", "^[A-Z][0-9]{2,3}$", "^A[0-9]+$", "[0-9]",
        "^(AB|CD)[0-9]$", "^(?:A|B)[0-9][0-9]$", "^[0-9]{10}$", "^N/A$|^A1$",
    ]
    static let cells: [Kind: [String]] = [
        .list: words + ["z", "-"],
        .form: [
            "A12", "C99", "Z10", "A1", "A123", "AB1", "CD9", "9434765919", "N/A", "", "D7x", "-",
        ],
        .text: words + ["é✓", "four", "twelve chars", "say \"x\", ok", "-"],
        .tidy: ["a1", " A1 ", "B2", "b2", "n/a", "N/A", "c33", "", " ", "-", "x"],
        .number: ["0", "1", "2", "3", "5", "10", "-1", "-0", "100", "7", "", "N/A", "-"],
        .day: ["2026-03-04", "03/04/2026", "31/12/2026", "12/31/2026", "", "N/A", "4.3.2026"],
        .flag: ["true", "false", "Y", "N", "1", "0", "", "-"],
    ]
    static let formats = ["iso8601", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy-MM-dd"]

    init(_ lot: inout Lot, name: String) {
        self.name = name
        kind = lot.pick(Kind.allCases)
        switch kind {
        case .list:
            keywords["type"] = "string"
            setList(&lot)
        case .form:
            keywords["type"] = "string"
            keywords["pattern"] = .string(lot.pick(Self.forms))
        case .text:
            keywords["type"] = "string"
            keywords["maxLength"] = .integer(1 + lot.below(12))
        case .tidy:
            keywords["type"] = "string"
            keywords["x-svd-normalise"] = .string(lot.pick(["uppercase", "trim"]))
            if lot.isOneIn(2) { keywords["pattern"] = .string(lot.pick(Self.forms)) }
        case .number:
            keywords["type"] = .string(lot.pick(["integer", "integer", "number"]))
            keywords["minimum"] = .integer(lot.below(3) - 1)
            keywords["maximum"] = .integer(lot.pick([3, 5, 10, 100]))
        case .day:
            keywords["type"] = "string"
            keywords["format"] = "date"
            annotation["formats"] = .array(
                lot.shuffled(Self.formats).prefix(1 + lot.below(2)).map(JSONValue.string))
        case .flag: keywords["type"] = "boolean"
        }
        keywords["x-svd-class"] = .string(
            lot.pick(["none", "none", "quasi-identifier", "free-text"]))
        if lot.isOneIn(4) { setMissing(&lot) }
        if lot.isOneIn(4) { annotation["aliases"] = [.string(name.uppercased())] }
    }

    private mutating func setList(_ lot: inout Lot) {
        let count = 1 + lot.below(5)
        keywords["enum"] = .array(lot.shuffled(Self.words).prefix(count).map(JSONValue.string))
    }

    private mutating func setMissing(_ lot: inout Lot) {
        annotation["missing"] = lot.pick([["", "N/A"], [""], ["", "-"], ["N/A"], []])
    }

    /// Changes one thing, for better or worse.
    mutating func change(_ lot: inout Lot) {
        switch lot.below(9) {
        case 0: setMissing(&lot)
        case 1: annotation["aliases"] = lot.pick([[], [.string(name.uppercased())], ["other"]])
        case 2:
            keywords["x-svd-class"] = .string(lot.pick(["none", "quasi-identifier", "free-text"]))
        case 3:
            annotation["header"] = .string("H" + name)
            if lot.isOneIn(2) { annotation["aliases"] = [.string(name)] }
        default: changeKind(&lot)
        }
    }

    private mutating func changeKind(_ lot: inout Lot) {
        switch kind {
        case .list, .form, .text, .tidy:
            switch lot.below(6) {
            case 0: keywords["enum"] = nil
            case 1:
                var values = keywords["enum"]?.array ?? []
                let word = JSONValue.string(lot.pick(Self.words))
                if !values.contains(word) { values.append(word) }
                keywords["enum"] = .array(values)
            case 2: setList(&lot)
            case 3: keywords["pattern"] = .string(lot.pick(Self.forms))
            case 4: keywords["pattern"] = nil
            default:
                keywords["minLength"] = lot.pick([nil, 0, 1, 2].map { $0.map(JSONValue.integer) })
                keywords["maxLength"] = lot.pick([nil, 3, 4, 10].map { $0.map(JSONValue.integer) })
            }
        case .number:
            let bound = lot.pick([
                "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
            ])
            let values =
                bound == "multipleOf"
                ? [1, 2, 5, nil] : bound.hasSuffix("inimum") ? [-2, -1, 0, nil] : [3, 4, 10, nil]
            keywords[bound] = lot.pick(values).map(JSONValue.integer)
            if lot.isOneIn(4) { keywords["enum"] = [0, 1, 2, 3, 5] }
        case .day:
            annotation["formats"] = .array(
                lot.shuffled(Self.formats).prefix(1 + lot.below(4)).map(JSONValue.string))
            if lot.isOneIn(2) {
                let old = annotation["formats"]?.array ?? []
                let more = Self.formats.map(JSONValue.string).filter { !old.contains($0) }
                annotation["formats"] = .array(old + more.prefix(1))
            }
        case .flag:
            annotation["true"] = lot.pick([["true"], ["true", "Y"], ["Y", "1"], ["N", "true"]])
            annotation["false"] = lot.pick([["false"], ["false", "0"], ["0"]])
        }
    }

    var json: JSONValue {
        var object = keywords
        if annotation.count > 0 { object["x-svd-column"] = .object(annotation) }
        return .object(object)
    }
}

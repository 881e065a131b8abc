import RecordValidation

/// A schema drawn by lot, with the same checks said plainly.
struct RandomSchema {
    /// One column: its JSON, texts to draw cells from, and the plain check of a cell that is not
    /// empty.
    struct Column {
        let json: String
        let texts: [String]
        let fault: @Sendable (String) -> ViolationCode?
        /// A number by which two cells of the kind can be ordered.
        var order: (@Sendable (String) -> Int?)?
        /// Whether its values are numbers in JSON.
        var isNumber = false
    }

    private(set) var columns: [Column] = []
    private(set) var isRequired: [Bool] = []
    /// The column of the `unique` rule; two columns of times for `not-before`; a column that is
    /// required where another has a value.
    private(set) var unique: Int?
    private(set) var order: (later: Int, earlier: Int)?
    private(set) var needed: (column: Int, by: Int)?

    init(_ generator: inout FileGenerator) {
        for index in 0..<(2 + generator.below(9)) {
            columns.append(Self.column(&generator))
            isRequired.append(index == 0 || generator.below(4) == 0)
        }
        let texts = columns.indices.filter { columns[$0].order == nil }
        let times = columns.indices.filter { columns[$0].order != nil }
        if !texts.isEmpty, generator.below(2) == 0 {
            unique = texts[generator.below(texts.count)]
        }
        if times.count > 1 { order = (times[0], times[1]) }
        if columns.count > 2, !isRequired[2] { needed = (2, 1) }
    }

    private static func column(_ generator: inout FileGenerator) -> Column {
        switch generator.below(8) {
        case 0: RandomColumns.codes(&generator)
        case 1: RandomColumns.shape(&generator)
        case 2: RandomColumns.loosePattern
        case 3: RandomColumns.length(&generator)
        case 4: RandomColumns.integer(&generator)
        case 5: RandomColumns.steps(&generator)
        case 6: RandomColumns.constant
        default: RandomColumns.moment
        }
    }

    func schema() throws -> DatasetSchema { try ValidationKit.schema(document) }

    /// The schema document.
    var document: String {
        let properties = columns.enumerated().map {
            #""c\#($0)":{\#($1.json),"x-svd-class":"none"}"#
        }
        let required = columns.indices.filter { isRequired[$0] }.map { "\"c\($0)\"" }
        var rules: [String] = []
        if let unique {
            rules.append(#"{"id":"u","kind":"unique","fields":["c\#(unique)"]}"#)
        }
        if let order {
            let fields = #"["c\#(order.later)","c\#(order.earlier)"]"#
            rules.append(#"{"id":"o","kind":"not-before","fields":\#(fields)}"#)
        }
        if let needed {
            let rest = #""fields":["c\#(needed.column)"],"when":{"c\#(needed.by)":"present"}"#
            rules.append(#"{"id":"n","kind":"required-if",\#(rest)}"#)
        }
        return ValidationKit.document(
            properties: properties.joined(separator: ","),
            required: "[" + required.joined(separator: ",") + "]",
            rules: "[" + rules.joined(separator: ",") + "]")
    }

    /// Rows of cells; most of them right.
    func rows(_ generator: inout FileGenerator, count: Int) -> [[String]] {
        (0..<count).map { row in
            columns.map { column in
                let text = generator.pick(column.texts)
                return text.hasSuffix("#") ? text.dropLast() + "\(row)" : text
            }
        }
    }

    /// What a plain reading of the schema finds, by record and column, in the order of the report.
    func findings(_ rows: [[String]]) -> [SlowOracle.Finding] {
        var findings: [SlowOracle.Finding] = []
        var seen: Set<String> = []
        var line = 2
        for (index, row) in rows.enumerated() {
            func add(_ code: ViolationCode, _ column: Int) {
                findings.append(
                    SlowOracle.Finding(
                        code: code, record: index + 1, line: line, column: column + 1))
            }
            var stands = row.map { !$0.isEmpty }
            for (column, text) in row.enumerated() {
                if text.isEmpty {
                    if isRequired[column] { add(.required, column) }
                } else if let fault = columns[column].fault(text) {
                    stands[column] = false
                    add(fault, column)
                }
            }
            if let unique, stands[unique], !seen.insert(row[unique]).inserted {
                add(.unique, unique)
            }
            if let order, stands[order.later], stands[order.earlier],
                let later = columns[order.later].order?(row[order.later]),
                let earlier = columns[order.earlier].order?(row[order.earlier]), later < earlier
            {
                add(.notBefore, order.later)
            }
            if let needed, stands[needed.by], row[needed.column].isEmpty {
                add(.requiredIf, needed.column)
            }
            line += 1 + row.reduce(0) { $0 + $1.filter { $0 == "\n" }.count }
        }
        return findings
    }
}

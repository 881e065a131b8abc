import RecordValidation
import SharingModel

/// Rules drawn by lot over columns of every type, and what a plain reading of them finds.
struct RandomRules {
    /// What a cell says.
    enum Value: Hashable {
        case missing
        case faulty(ViolationCode)
        case text(String)
        /// Times 10^18.
        case number(Int)
        case flag(Bool)
        /// The day in London since 1970-01-01, and the minute in UTC.
        case time(day: Int, minute: Int)

        var isValue: Bool {
            switch self {
            case .missing, .faulty: false
            default: true
            }
        }
    }

    struct Cell: Hashable {
        let csv: String
        let json: String
        let value: Value
    }

    enum Test: Hashable {
        case present, absent
        case oneOf([Value])
    }

    struct Rule {
        var kind: String
        var fields: [Int]
        var conditions: [(column: Int, test: Test)] = []
        var values: [Value] = []
        var days = 0
    }

    struct Finding: Hashable {
        let code: ViolationCode
        let record: Int
        let header: String
    }

    static let today = CalendarDate(year: 2026, month: 3, day: 29)

    private(set) var rules: [Rule] = []

    init(_ generator: inout FileGenerator) {
        for _ in 0..<(1 + generator.below(5)) { rules.append(Self.rule(&generator)) }
    }

    private static func rule(_ generator: inout FileGenerator) -> Rule {
        let type = RuleCells.types[generator.below(RuleCells.types.count)]
        let times = RuleCells.times
        switch generator.below(8) {
        case 0: return Rule(kind: "distinct", fields: some(type, &generator, atLeast: 2))
        case 1:
            var rule = Rule(kind: "within-days", fields: some(times, &generator, atLeast: 2))
            rule.fields.removeSubrange(2...)
            rule.days = [0, 1, 2, 30, 31, 95][generator.below(6)]
            return rule
        case 2:
            var rule = Rule(kind: "not-before", fields: some(times, &generator, atLeast: 2))
            rule.fields.removeSubrange(2...)
            return rule
        case 3: return Rule(kind: "not-in-future", fields: some(times, &generator, atLeast: 1))
        case 4:
            return Rule(
                kind: "not-greater", fields: some(RuleCells.numbers, &generator, atLeast: 2))
        case 5, 6:
            let plain = RuleCells.types.dropLast(2)
            let type = plain[generator.below(plain.count)]
            var rule = Rule(kind: "enum-if", fields: some(type, &generator, atLeast: 1))
            rule.values = values(of: type[0], &generator)
            rule.conditions = conditions(&generator)
            return rule
        default:
            let kind = generator.pick(["required-if", "forbidden-if"])
            let all = Array(RuleCells.names.indices)
            return Rule(
                kind: kind, fields: some(all, &generator, atLeast: 1),
                conditions: conditions(&generator))
        }
    }

    private static func some(
        _ columns: [Int], _ generator: inout FileGenerator, atLeast least: Int
    ) -> [Int] {
        var rest = columns
        var chosen: [Int] = []
        let count = max(least, 1 + generator.below(columns.count))
        while chosen.count < count { chosen.append(rest.remove(at: generator.below(rest.count))) }
        return chosen
    }

    private static func conditions(
        _ generator: inout FileGenerator
    ) -> [(column: Int, test: Test)] {
        some(Array(RuleCells.names.indices), &generator, atLeast: 1).prefix(2).map { column in
            switch generator.below(5) {
            case 0: (column, .present)
            case 1: (column, .absent)
            case _ where RuleCells.times.contains(column): (column, .present)
            default: (column, .oneOf(values(of: column, &generator)))
            }
        }
    }

    /// One to three values that a rule may name for a column, none twice.
    private static func values(
        of column: Int, _ generator: inout FileGenerator
    ) -> [Value] {
        let known = RuleCells.named[column] ?? []
        return some(Array(known.indices), &generator, atLeast: 1).prefix(3).map { known[$0] }
    }

    /// The rules as a schema has them.
    var json: String {
        let texts = rules.enumerated().map { index, rule in
            let fields = rule.fields.map { "\"\(RuleCells.names[$0])\"" }.joined(separator: ",")
            var text = #"{"id":"r\#(index)","kind":"\#(rule.kind)","fields":[\#(fields)]"#
            if rule.kind == "within-days" { text += ",\"days\":\(rule.days)" }
            if rule.kind == "enum-if" { text += ",\"enum\":" + Self.array(rule.values) }
            if !rule.conditions.isEmpty {
                let tests = rule.conditions.map {
                    "\"\(RuleCells.names[$0.column])\":" + Self.json($0.test)
                }
                text += ",\"when\":{" + tests.joined(separator: ",") + "}"
            }
            return text + "}"
        }
        return "[" + texts.joined(separator: ",") + "]"
    }

    private static func json(_ test: Test) -> String {
        switch test {
        case .present: "\"present\""
        case .absent: "\"absent\""
        case .oneOf(let values): array(values)
        }
    }

    private static func array(_ values: [Value]) -> String {
        let texts = values.map { value in
            switch value {
            case .text(let text): "\"\(text)\""
            case .number(let number): RuleCells.numberTexts[number] ?? "?"
            case .flag(let flag): flag ? "true" : "false"
            default: "?"
            }
        }
        return "[" + texts.joined(separator: ",") + "]"
    }

    // MARK: The plain reading

    func findings(_ rows: [[Cell]]) -> [Finding] {
        var findings: [Finding] = []
        for (index, row) in rows.enumerated() {
            let record = index + 1
            for (column, cell) in row.enumerated() {
                guard case .faulty(let code) = cell.value else { continue }
                findings.append(
                    Finding(code: code, record: record, header: RuleCells.names[column]))
            }
            for rule in rules {
                guard let code = ViolationCode(rawValue: rule.kind) else { continue }
                for column in Self.broken(rule, row.map(\.value)) {
                    findings.append(
                        Finding(code: code, record: record, header: RuleCells.names[column]))
                }
            }
        }
        return findings
    }

    /// The columns at which a row breaks a rule.
    private static func broken(_ rule: Rule, _ row: [Value]) -> [Int] {
        let applies = rule.conditions.allSatisfy { condition in
            let value = row[condition.column]
            switch condition.test {
            case .present: return value.isValue
            case .absent: return value == .missing
            case .oneOf(let values): return values.contains(value)
            }
        }
        let fields = rule.fields
        switch rule.kind {
        case "required-if": return applies ? fields.filter { row[$0] == .missing } : []
        case "forbidden-if": return applies ? fields.filter { row[$0] != .missing } : []
        case "enum-if":
            return applies
                ? fields.filter { row[$0].isValue && !rule.values.contains(row[$0]) } : []
        case "distinct":
            return fields.enumerated().filter { place, column in
                row[column].isValue && fields[..<place].contains { row[$0] == row[column] }
            }.map(\.element)
        case "not-in-future":
            return fields.filter { column in
                guard case .time(let day, _) = row[column] else { return false }
                return day > today?.daysSinceEpoch ?? 0
            }
        case "not-greater":
            guard case .number(let bound)? = fields.last.map({ row[$0] }) else { return [] }
            return fields.dropLast().filter { column in
                guard case .number(let value) = row[column] else { return false }
                return value > bound
            }
        default:
            guard case .time(let laterDay, let later) = row[fields[0]],
                case .time(let earlierDay, let earlier) = row[fields[1]]
            else { return [] }
            if rule.kind == "within-days" {
                return laterDay - earlierDay > rule.days ? [fields[0]] : []
            }
            // Two dates, or two moments; a date and a moment are compared by their days.
            let isMixed = RuleCells.isDate(fields[0]) != RuleCells.isDate(fields[1])
            let isBefore = isMixed ? laterDay < earlierDay : later < earlier
            return isBefore ? [fields[0]] : []
        }
    }
}

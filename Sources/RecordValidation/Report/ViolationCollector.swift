/// Counts findings exactly and keeps the first ones. Owned by one `FileValidator`.
struct ViolationCollector {
    private let listedMax: Int
    private let columnCount: Int
    /// By code and column; the last column stands for none.
    private var counts: [Int]
    private(set) var violations: [Violation] = []
    private(set) var total = 0
    private(set) var errors = 0

    init(columnCount: Int, listedMax: Int) {
        self.columnCount = columnCount
        self.listedMax = listedMax
        counts = [Int](
            repeating: 0, count: ViolationCode.allCases.count * (columnCount + 1))
    }

    /// Counts a finding and, while there is room, keeps its details.
    /// - Parameter column: the index of the schema's column; nil where it is of none.
    mutating func add(
        _ code: ViolationCode, _ severity: Severity = .error, column: Int?,
        details: () -> Violation
    ) {
        counts[Self.index(of: code) * (columnCount + 1) + (column ?? columnCount)] += 1
        total += 1
        if severity == .error { errors += 1 }
        if violations.count < listedMax { violations.append(details()) }
    }

    /// Counts findings of one rule that came to light at the end of the file.
    mutating func count(_ code: ViolationCode, _ severity: Severity, column: Int, times: Int) {
        counts[Self.index(of: code) * (columnCount + 1) + column] += times
        total += times
        if severity == .error { errors += times }
    }

    /// Puts details of findings that came to light at the end where they would stand had they been
    /// found row by row.
    /// - Parameter late: the first ones of each rule, counted already.
    mutating func merge(_ late: [Violation]) {
        let late = late.sorted { Self.place($0) < Self.place($1) }
        var merged: [Violation] = []
        var index = 0
        for violation in violations {
            while index < late.count, Self.place(late[index]) < Self.place(violation) {
                merged.append(late[index])
                index += 1
            }
            merged.append(violation)
        }
        merged += late[index...]
        violations = Array(merged.prefix(listedMax))
    }

    /// By row; in a row first the cells, then the rules in their order.
    private static func place(_ violation: Violation) -> (Int, Int) {
        let rule = violation.rule ?? ""
        let isOfRule = rule.hasPrefix(RecordRule.pointer)
        return (
            violation.record ?? .max,
            isOfRule ? Int(rule.dropFirst(RecordRule.pointer.count)) ?? 0 : -1
        )
    }

    /// The totals in the order of codes and columns.
    func totals(headers: [String]) -> [ViolationTotal] {
        var totals: [ViolationTotal] = []
        for (row, code) in ViolationCode.allCases.enumerated() {
            for column in 0...columnCount {
                let count = counts[row * (columnCount + 1) + column]
                guard count > 0 else { continue }
                totals.append(
                    ViolationTotal(
                        code: code, header: column < columnCount ? headers[column] : nil,
                        count: count))
            }
        }
        return totals
    }

    private static let indices = Dictionary(
        uniqueKeysWithValues: ViolationCode.allCases.enumerated().map { ($1, $0) })

    private static func index(of code: ViolationCode) -> Int { indices[code] ?? 0 }
}

/// Counts findings exactly and keeps the first ones. Owned by one `FileValidator`.
struct ViolationCollector {
    private let listedMax: Int
    private let columnCount: Int
    /// By code and column; the last column stands for none.
    private var counts: [Int]
    /// Those that are listed.
    var keeper = ViolationKeeper()
    private(set) var total = 0
    private(set) var errors = 0

    init(columnCount: Int, listedMax: Int) {
        self.columnCount = columnCount
        self.listedMax = listedMax
        counts = [Int](
            repeating: 0, count: ViolationCode.allCases.count * (columnCount + 1))
    }

    /// The findings listed.
    var violations: ViolationList { keeper.list }

    /// Counts a finding and, while there is room, keeps its details.
    /// - Parameter column: the index of the schema's column; nil where it is of none.
    mutating func add(
        _ code: ViolationCode, _ severity: Severity = .error, column: Int?,
        details: () -> Violation
    ) {
        if count(Self.index(of: code), severity, column: column ?? columnCount) {
            keeper.append(details())
        }
    }

    /// Counts a finding.
    /// - Parameter code: the index of its code.
    /// - Returns: whether there is room for its details, which the caller then hands to `keeper`.
    mutating func count(_ code: Int, _ severity: Severity, column: Int) -> Bool {
        counts[code * (columnCount + 1) + column] += 1
        total += 1
        if severity == .error { errors += 1 }
        return keeper.list.count < listedMax
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
    mutating func merge(_ late: [ViolationList.Entry]) {
        guard !late.isEmpty else { return }
        let orders = keeper.list.causes.map(Self.order)
        func place(_ entry: ViolationList.Entry) -> (Int, Int) {
            let record = entry.record == ViolationList.nowhere ? .max : entry.record
            return (record, orders[Int(entry.cause)])
        }
        let late = late.sorted { place($0) < place($1) }
        var merged: [ViolationList.Entry] = []
        merged.reserveCapacity(keeper.list.count + late.count)
        var index = 0
        for entry in keeper.list.entries {
            while index < late.count, place(late[index]) < place(entry) {
                merged.append(late[index])
                index += 1
            }
            merged.append(entry)
        }
        merged += late[index...]
        keeper.replace(entries: Array(merged.prefix(listedMax)))
    }

    /// In a row first the cells, then the rules in their order.
    private static func order(_ cause: Violation) -> Int {
        guard let rule = cause.rule, rule.hasPrefix(RecordRule.pointer) else { return -1 }
        return Int(rule.dropFirst(RecordRule.pointer.count)) ?? 0
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

    static let locationIndex = index(of: .location)
    static let formIndex = index(of: .form)

    /// The place of a code among all.
    static func index(of code: ViolationCode) -> Int { indices[code] ?? 0 }
}

/// Ranges of scalars in order, each perhaps with a value: a table written as text.
struct ScalarRanges: Sendable {
    private var lowest: [UInt32] = []
    private var highest: [UInt32] = []
    private var values: [String] = []

    /// Reads ranges in hexadecimal, parted by white space; a word that ends in `=` is the value of
    /// those after it.
    init(_ text: String) {
        var value = ""
        var rows: [(low: UInt32, high: UInt32, value: String)] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if word.hasSuffix("=") {
                value = String(word.dropLast())
                continue
            }
            let ends = word.split(separator: "-")
            guard let first = ends.first, let low = UInt32(first, radix: 16) else { continue }
            let high = ends.count > 1 ? UInt32(ends[1], radix: 16) : low
            rows.append((low, high ?? low, value))
        }
        rows.sort { $0.low < $1.low }
        for row in rows {
            lowest.append(row.low)
            highest.append(row.high)
            values.append(row.value)
        }
    }

    /// Whether a scalar is in one of the ranges.
    func contains(_ scalar: Unicode.Scalar) -> Bool { row(of: scalar) != nil }

    /// The value of the range that a scalar is in.
    func value(of scalar: Unicode.Scalar) -> String? { row(of: scalar).map { values[$0] } }

    private func row(of scalar: Unicode.Scalar) -> Int? {
        var low = 0
        var high = lowest.count
        while low < high {
            let middle = (low + high) / 2
            if lowest[middle] <= scalar.value { low = middle + 1 } else { high = middle }
        }
        return low > 0 && highest[low - 1] >= scalar.value ? low - 1 : nil
    }
}

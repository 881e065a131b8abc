import StrictJSON

/// A number of a schema, exact: at most 18 digits, times 10^18.
struct ScaledNumber: Hashable, Comparable {
    let value: Int128

    /// Nil where there is none, or it has an exponent.
    init?(_ json: JSONValue?) {
        guard case .number(let number)? = json else { return nil }
        let parts = number.text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        let padded = fraction + String(repeating: "0", count: max(0, 18 - fraction.count))
        guard parts.count <= 2, fraction.count <= 18, parts[0].count <= 20,
            let value = Int128(String(parts[0]) + padded)
        else { return nil }
        self.value = value
    }

    static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

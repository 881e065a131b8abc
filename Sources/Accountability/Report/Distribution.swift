public import StrictJSON

/// Median, 90th percentile and maximum of whole numbers.
public struct Distribution: Sendable, Hashable {
    /// How many values there are; never 0.
    public let count: Int
    /// Twice the median, so that it stays exact where it lies between two values.
    public let medianDoubled: Int
    /// The 90th percentile by nearest rank.
    public let percentile90: Int
    /// The greatest value.
    public let maximum: Int

    /// Sums up values; nil where there are none.
    public init?(_ values: [Int]) {
        let sorted = values.sorted()
        guard let last = sorted.last else { return nil }
        count = sorted.count
        medianDoubled = sorted[(count - 1) / 2] + sorted[count / 2]
        percentile90 = sorted[(9 * count + 9) / 10 - 1]
        maximum = last
    }

    /// The median as people write it: `4` or `4.5`.
    public var medianText: String {
        let half = medianDoubled.magnitude
        return (medianDoubled < 0 ? "-" : "") + String(half / 2)
            + (half.isMultiple(of: 2) ? "" : ".5")
    }

    /// `median`, `p90`, `max`.
    public var json: JSONValue {
        [
            "median": JSONNumber(Double(medianDoubled) / 2).map(JSONValue.number) ?? .null,
            "p90": .integer(percentile90), "max": .integer(maximum),
        ]
    }
}

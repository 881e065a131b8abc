/// How often a share is expected: every so many months. Written `P1M`, `P3M`, `P6M`, `P1Y`.
///
/// Source: ISO 8601 durations, months and years only.
public struct Cadence: Sendable, Hashable, CustomStringConvertible {
    /// 1 to 12.
    public let months: Int

    /// Reads `P<n>M` or `P1Y`; nil for anything else or more than 12 months.
    public init?(_ text: String) {
        if text == "P1Y" {
            months = 12
            return
        }
        guard text.hasPrefix("P"), text.hasSuffix("M"),
            let value = Int(text.dropFirst().dropLast()), (1...12).contains(value),
            "P\(value)M" == text
        else { return nil }
        months = value
    }

    /// The written form, `P1Y` for twelve months.
    public var description: String { months == 12 ? "P1Y" : "P\(months)M" }
}

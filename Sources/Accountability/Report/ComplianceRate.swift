public import StrictJSON

/// So many of so many.
public struct ComplianceRate: Sendable, Hashable {
    /// How many were met.
    public let met: Int
    /// How many were due.
    public let due: Int

    /// A rate.
    public init(met: Int, due: Int) {
        self.met = met
        self.due = due
    }

    /// Tenths of a per cent, halves rounded up; nil where nothing was due.
    public var permille: Int? {
        due > 0 ? (met * 2000 + due) / (2 * due) : nil
    }

    /// For example `66.7 %`, or `-` where nothing was due.
    public var text: String {
        permille.map { "\($0 / 10).\($0 % 10) %" } ?? "-"
    }

    /// `met`, `due`, `percent` (to one place; null where nothing was due).
    public var json: JSONValue {
        let percent = permille.flatMap { JSONNumber(Double($0) / 10) }
        return [
            "met": .integer(met), "due": .integer(due),
            "percent": percent.map(JSONValue.number) ?? .null,
        ]
    }
}

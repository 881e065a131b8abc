public import StrictJSON

/// A number with the ledger entries behind it: one for each thing counted, so that the number
/// equals the count of entries. Only a silence that the clock has yet to write is counted without
/// one.
public struct Figure: Sendable, Hashable {
    /// How many.
    public let count: Int
    /// The sequences of the entries, in order.
    public let entries: [Int]

    /// A figure.
    public init(count: Int, entries: [Int]) {
        self.count = count
        self.entries = entries.sorted()
    }

    /// Counts expected shares, each by the entry that decided it.
    init(_ shares: [ExpectedShare]) {
        self.init(count: shares.count, entries: shares.compactMap(\.decidedBy))
    }

    /// Counts entries.
    init(entries: [Int]) { self.init(count: entries.count, entries: entries) }

    /// `count`, `entries`.
    public var json: JSONValue {
        ["count": .integer(count), "entries": .array(entries.map(JSONValue.integer))]
    }
}

/// A set of data rows, one bit for each row of the file up to the last one in it.
public struct RowSet: Sendable, Hashable {
    private var words: [UInt64] = []

    /// No row.
    public init() {}

    /// Whether there is none.
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// How many rows there are.
    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Adds a row, from 1.
    public mutating func insert(_ record: Int) {
        let word = record >> 6
        if word >= words.count {
            words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
        }
        words[word] |= 1 << UInt64(record & 63)
    }

    /// Whether a row is there.
    public func contains(_ record: Int) -> Bool {
        let word = record >> 6
        return word < words.count && words[word] >> UInt64(record & 63) & 1 != 0
    }

    /// Keeps the rows that another set has too.
    mutating func formIntersection(_ other: RowSet) {
        words = zip(words, other.words).map { $0 & $1 }
    }
}

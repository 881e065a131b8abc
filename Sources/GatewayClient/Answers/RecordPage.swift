/// One page of records, in the format that was asked for.
public struct RecordPage: Sendable {
    /// The page as the gateway wrote it.
    public let content: [UInt8]
    /// How many records are on it.
    public let count: Int
    /// Where the next page begins; nil on the last.
    public let next: String?

    /// A page whose records have been counted.
    /// - Parameters:
    ///   - content: the page as the gateway wrote it.
    ///   - format: the format that was asked for; JSON is counted by who parses it.
    ///   - count: how many records the gateway says it holds.
    ///   - next: where the next page begins.
    /// - Throws: `ProtocolFault` where it holds another number: an answer is whole or is none.
    package init(
        _ content: [UInt8], format: RecordFormat, count: Int, next: String?
    ) throws {
        let found: Int
        switch format {
        case .json: found = count
        case .ndjson: found = content.count { $0 == 0x0A }
        case .csv: found = max(0, Self.lines(csv: content) - 1)
        }
        guard found == count else {
            throw ProtocolFault(
                "The gateway announced \(count) records on a page that holds \(found).")
        }
        self.content = content
        self.count = count
        self.next = next
    }

    /// The lines of a table, line ends between quotes aside. Source: RFC 4180 §2.
    private static func lines(csv content: [UInt8]) -> Int {
        var count = 0
        var isQuoted = false
        for byte in content {
            if byte == 0x22 {
                isQuoted.toggle()
            } else if byte == 0x0A, !isQuoted {
                count += 1
            }
        }
        return count
    }
}

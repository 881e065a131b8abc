/// A moment in UTC, to the millisecond.
public struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int

    /// A moment, in milliseconds since 1970-01-01T00:00:00Z.
    public init(milliseconds: Int) { self.milliseconds = milliseconds }

    /// The first moment of a day in UTC.
    public init(_ date: CalendarDate) { milliseconds = date.daysSinceEpoch * 86_400_000 }

    /// Reads `YYYY-MM-DDTHH:MM:SS[.fff]Z`; nil for anything else. Source: RFC 3339 §5.6.
    public init?(_ text: String) {
        guard text.utf8.count >= 20, text.hasSuffix("Z"),
            let date = CalendarDate(String(text.prefix(10)))
        else { return nil }
        let clock = text.dropFirst(10).dropLast()
        guard clock.first == "T" else { return nil }
        let halves = clock.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false)
        guard halves.count <= 2, parts.map(\.count) == [2, 2, 2],
            parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), let second = Int(parts[2]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var milliseconds = 0
        if halves.count == 2 {
            guard (1...9).contains(halves[1].count), halves[1].allSatisfy(\.isASCIIDigit),
                let value = Int((halves[1] + "00").prefix(3))
            else { return nil }
            milliseconds = value
        }
        self.milliseconds =
            date.daysSinceEpoch * 86_400_000
            + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds
    }

    /// The day in UTC.
    public var date: CalendarDate {
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        return CalendarDate(daysSinceEpoch: rest < 0 ? days - 1 : days)
    }

    /// The moment that many seconds later.
    public func adding(seconds: Int) -> Instant {
        Instant(milliseconds: milliseconds + seconds * 1000)
    }

    /// `YYYY-MM-DDTHH:MM:SS.fffZ`. Source: RFC 3339 §5.6.
    public var description: String {
        let date = date
        let rest = milliseconds - date.daysSinceEpoch * 86_400_000
        func two(_ value: Int) -> String { CalendarDate.padded(value, 2) }
        return "\(date)T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):"
            + "\(two(rest / 1000 % 60)).\(CalendarDate.padded(rest % 1000, 3))Z"
    }

    /// The order of time.
    public static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

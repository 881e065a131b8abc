/// How long to wait before another attempt: half a second, doubled each time, 30 seconds at most,
/// or what the gateway asks for; and when to give up.
public struct Backoff: Sendable, Hashable {
    /// How many waits there were.
    public private(set) var count = 0
    /// How many waits there may be.
    public let countMax: Int
    /// What is added to each wait, in per cent, so that many clients do not come back at once.
    public let spreadPercent: Int

    /// A fresh count.
    public init(countMax: Int = 8, spreadPercent: Int = 0) {
        self.countMax = countMax
        self.spreadPercent = spreadPercent
    }

    /// The next wait.
    /// - Parameter askedSeconds: what the gateway asked for.
    /// - Returns: milliseconds; nil when it is time to give up.
    public mutating func next(askedSeconds: Int?) -> Int? {
        guard count < countMax else { return nil }
        let own = min(30_000, 500 << count)
        count += 1
        let base = askedSeconds.map { min($0, 300) * 1000 } ?? own
        return base + base * spreadPercent / 100
    }

    /// Begins anew, after something was achieved.
    public mutating func reset() { count = 0 }
}

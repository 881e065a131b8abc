/// Waiting for something to become true, without guessing how long that takes.
public enum Polling {
    /// Asks until the answer is not nil.
    /// - Parameters:
    ///   - what: for the message when the time is up.
    ///   - within: after how long to give up.
    ///   - ask: nil while it is not so yet.
    /// - Throws: a `TestFault` when the time is up.
    public static func until<Value: Sendable>(
        _ what: String, within limit: Duration = .seconds(120),
        every step: Duration = .milliseconds(10),
        ask: () async throws -> Value?
    ) async throws -> Value {
        let clock = ContinuousClock()
        let deadline = clock.now + limit
        while true {
            if let value = try await ask() { return value }
            guard clock.now < deadline else { throw TestFault("after \(limit) still not: \(what)") }
            try await Task.sleep(for: step)
        }
    }
}

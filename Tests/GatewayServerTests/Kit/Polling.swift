import Testing

/// Waits for what happens in its own time.
enum Polling {
    /// Asks until the answer is yes; records an issue after ten seconds.
    static func wait(_ condition: () -> Bool) async throws {
        for _ in 0..<400 where !condition() { try await Task.sleep(for: .milliseconds(25)) }
        #expect(condition())
    }
}

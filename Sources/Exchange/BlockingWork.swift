import Dispatch

/// Runs what waits for a disk on threads of its own, so that it holds up nobody who computes.
enum BlockingWork {
    private static let queue = DispatchQueue(
        label: "svd.blocking", qos: .userInitiated, attributes: .concurrent)

    /// Runs `body` on another thread.
    /// - Throws: what `body` throws.
    static func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }
}

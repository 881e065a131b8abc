import Dispatch

/// Runs what waits for a disk on threads of its own, so that it holds up nobody who computes.
enum BlockingWork {
    private static let queue = DispatchQueue(
        label: "svd.blocking", qos: .userInitiated, attributes: .concurrent)

    /// Runs `body` on another thread.
    /// - Throws: what `body` throws; nothing else can keep it from being run.
    static func run<Value: Sendable, Failure>(
        _ body: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result(catching: body)) }
        }
        return try result.get()
    }
}

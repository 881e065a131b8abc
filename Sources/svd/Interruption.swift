import Dispatch
import Glibc

/// Lets work end tidily when the user presses Ctrl-C.
enum Interruption {
    /// Runs work, and cancels it at the first SIGINT or SIGTERM.
    /// - Throws: what the work throws; `CancellationError` where it was cancelled.
    static func watch(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await work()
                return true
            }
            group.addTask {
                for await _ in signals { return false }
                return false
            }
            let isFinished = try await group.next() ?? true
            group.cancelAll()
            if !isFinished {
                try await group.waitForAll()
                throw CancellationError()
            }
        }
    }
}

import Glibc
import Synchronization

/// A line on the terminal with a bar, rate and time left. Says nothing in a pipe.
final class ProgressBar: Sendable {
    private struct State {
        var startedAt: Int
        var startBytes: Int
        var drawnAt = 0
        var isDrawn = false
    }

    private let label: String
    private let totalBytes: Int
    private let isShown: Bool
    /// Guarded by the mutex.
    private let state: Mutex<State>

    init(_ label: String, totalBytes: Int) {
        self.label = label
        self.totalBytes = totalBytes
        isShown = Console.isWatched
        state = Mutex(State(startedAt: Console.nowMilliseconds, startBytes: 0))
    }

    /// Draws, ten times a second at most.
    func update(bytes: Int) {
        guard isShown else { return }
        let now = Console.nowMilliseconds
        let line: String? = state.withLock { state in
            guard now - state.drawnAt >= 100 || bytes >= totalBytes else { return nil }
            state.drawnAt = now
            state.isDrawn = true
            return Self.line(
                label: label, done: bytes, total: totalBytes,
                since: state.startBytes, milliseconds: now - state.startedAt)
        }
        if let line { Console.sayPart("\r\u{1B}[K" + line) }
    }

    /// Begins the rate anew, where an earlier attempt left off.
    func resume(bytes: Int) {
        let now = Console.nowMilliseconds
        state.withLock { state in
            state.startedAt = now
            state.startBytes = bytes
        }
    }

    /// Takes the line away.
    func clear() {
        guard isShown, state.withLock(\.isDrawn) else { return }
        Console.sayPart("\r\u{1B}[K")
    }

    /// The line itself.
    static func line(
        label: String, done: Int, total: Int, since start: Int, milliseconds: Int
    ) -> String {
        let percent = total > 0 ? min(100, done * 100 / total) : 100
        let filled = percent * 24 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let moved = max(0, done - start)
        let rate = moved * 1000 / max(1, milliseconds)
        var line = "\(label) \(bar) \(percent)%  \(Number.bytes(done)) of \(Number.bytes(total))"
        if milliseconds >= 500, rate > 0 {
            line += "  \(Number.bytes(rate))/s  \(time(seconds: max(0, total - done) / rate)) left"
        }
        return line
    }

    private static func time(seconds: Int) -> String {
        if seconds < 60 { return "\(seconds) s" }
        return seconds < 3600
            ? "\(seconds / 60) min \(seconds % 60) s"
            : "\(seconds / 3600) h \(seconds / 60 % 60) min"
    }
}

import Logging
import Synchronization

/// Keeps log lines for a test to read.
final class LogCollector: Sendable {
    private let held = Mutex<[String]>([])

    /// The lines so far: `message key=value …`, keys in order of the alphabet.
    var lines: [String] { held.withLock { $0 } }

    /// Whether a line holds all of the texts.
    func holds(_ texts: String...) -> Bool {
        lines.contains { line in texts.allSatisfy { line.contains($0) } }
    }

    func add(_ line: String) { held.withLock { $0.append(line) } }

    /// A logger that writes here.
    var logger: Logger { Logger(label: "test") { _ in Handler(collector: self) } }

    private struct Handler: LogHandler {
        let collector: LogCollector
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            let pairs = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            collector.add(([event.message.description] + pairs).joined(separator: " "))
        }
    }
}

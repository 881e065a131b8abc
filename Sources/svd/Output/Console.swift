import GatewayClient
import Glibc
import SharingModel

/// Whoever read our standard output has closed it.
struct ReaderGone: Error {}

/// Results go to standard output, everything else to standard error. Lines are for people: what
/// in them would steer a terminal is written out, wherever it comes from. JSON and CSV are not.
enum Console {
    /// Whether standard error is a terminal that somebody watches.
    static var isWatched: Bool {
        guard isatty(STDERR_FILENO) == 1 else { return false }
        guard let kind = unsafe getenv("TERM") else { return true }
        return unsafe String(cString: kind) != "dumb"
    }

    /// Writes a part of the result.
    /// - Throws: `ReaderGone`; a complaint where the disk is full.
    static func put(_ bytes: [UInt8]) throws {
        let code = LocalFile.writeAll(bytes, to: STDOUT_FILENO)
        if code == EPIPE { throw ReaderGone() }
        if code != 0 { throw LocalFileError(path: "standard output", code: code) }
    }

    /// Writes a line of the result.
    static func put(line: String) throws {
        try put(Array((VisibleText.line(line) + "\n").utf8))
    }

    /// Writes some lines of the result, as they end.
    static func put(lines: String) throws { try put(Array(VisibleText.lines(lines).utf8)) }

    /// Writes JSON as the result.
    static func put(json bytes: [UInt8]) throws { try put(bytes) }

    /// Says something beside the result.
    static func say(_ line: String) {
        _ = LocalFile.writeAll(
            Array((VisibleText.line(line) + "\n").utf8), to: STDERR_FILENO)
    }

    /// Writes to standard error as it is, without a line end: the program's own words only.
    static func sayPart(_ text: String) {
        _ = LocalFile.writeAll(Array(text.utf8), to: STDERR_FILENO)
    }

    /// The environment's variables that matter here.
    static var environment: [String: String] {
        var values: [String: String] = [:]
        for name in ["HOME", "XDG_CONFIG_HOME"] {
            if let value = unsafe getenv(name) { values[name] = unsafe String(cString: value) }
        }
        return values
    }

    /// Today in London.
    static var today: CalendarDate {
        LondonTime.date(at: Instant(milliseconds: nowMilliseconds))
    }

    /// Unix milliseconds.
    static var nowMilliseconds: Int {
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }
}

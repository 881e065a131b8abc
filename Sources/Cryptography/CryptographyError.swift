internal import COpenSSL

/// A fault of libcrypto, or of what it was given, with OpenSSL's own words.
///
/// No personal value is in it: neither names nor keys nor contents.
public struct CryptographyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was being done, e.g. `reading a certificate`.
    public let operation: String

    /// OpenSSL's own text, the oldest error first, `; ` between several.
    public let reason: String

    /// Makes an error from its two parts.
    public init(operation: String, reason: String) {
        self.operation = operation
        self.reason = reason
    }

    /// One sentence for a log: operation and reason.
    public var description: String { "\(operation): \(reason)" }

    /// Empties this thread's error queue into an error.
    init(draining operation: String) {
        var texts: [String] = []
        while texts.count < 16, let text = Self.takeOldest() { texts.append(text) }
        ERR_clear_error()
        self.operation = operation
        self.reason = texts.isEmpty ? "OpenSSL gave no reason" : texts.joined(separator: "; ")
    }

    /// Throws what the error queue holds unless `result` is OpenSSL's 1 for success.
    static func check(_ result: Int32, _ operation: String) throws(CryptographyError) {
        if result != 1 { throw CryptographyError(draining: operation) }
    }

    /// Forgets errors that an earlier, successful call may have left on this thread, so that a
    /// later failure tells its own reason.
    static func forgetEarlier() { ERR_clear_error() }

    private static func takeOldest() -> String? {
        var reason: UnsafePointer<CChar>?
        var data: UnsafePointer<CChar>?
        let code = unsafe svd_take_error(&reason, &data)
        if code == 0 { return nil }
        var text = "error \(String(code, radix: 16))"
        if let reason = unsafe reason { text = unsafe String(cString: reason) }
        if let data = unsafe data {
            let more = unsafe String(cString: data)
            if !more.isEmpty { text += ": " + more }
        }
        return text
    }
}

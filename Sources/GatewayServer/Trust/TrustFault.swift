import Glibc

/// Why material of trust is not taken.
public struct TrustFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// What is wrong with it.
    public let reason: String

    init(file: String, reason: String) {
        self.file = file
        self.reason = reason
    }

    /// The reason that the operating system gave.
    init(file: String, errorNumber: Int32) {
        // The text is copied before anything else can be said.
        let text = unsafe strerror(errorNumber).map { unsafe String(cString: $0) }
        self.init(file: file, reason: text ?? "error \(errorNumber)")
    }

    /// File and reason.
    public var description: String { "\(file): \(reason)" }
}

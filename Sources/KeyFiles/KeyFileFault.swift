import Glibc

/// The operating system did not do what was asked of a file of keys.
public struct KeyFileFault: Error, Sendable, CustomStringConvertible {
    /// The system call.
    public let operation: String
    /// `errno` after it.
    public let number: Int32

    init(_ operation: String, number: Int32 = errno) {
        self.operation = operation
        self.number = number
    }

    /// The system call and the system's words.
    public var description: String { "\(operation): \(unsafe String(cString: strerror(number)))" }
}

import Glibc
import SharingModel

/// The operating system did not do what was asked of a file.
package struct FileFault: Error, CustomStringConvertible {
    /// The system call.
    package let operation: String
    /// `errno` after it.
    package let number: Int32

    /// Takes `errno` as it stands.
    package init(_ operation: String) {
        self.operation = operation
        number = errno
    }

    /// A fault that is known otherwise.
    init(_ operation: String, number: Int32) {
        self.operation = operation
        self.number = number
    }

    /// Whether the disk, or a quota on it, is full.
    var isFull: Bool { number == ENOSPC || number == EDQUOT || number == EFBIG }

    package var description: String { "\(operation): \(unsafe String(cString: strerror(number)))" }

    /// What the submitter is told: to come again where the disk is full, else that we failed.
    var refusal: Refusal {
        isFull
            ? Refusal(
                .storageFull, "The gateway's disk is full; nothing of this upload was kept.",
                help: "Submit it again later, from its beginning; the operator has been told.",
                underlying: description)
            : Refusal(
                .internalFault, "The gateway could not write.",
                help: "Try again; if it happens again, tell the operator.", underlying: description)
    }
}

import Glibc

/// Why a file of the user's could not be read or written, in plain words.
public struct LocalFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What is wrong.
    public let reason: String
    /// What to do next.
    public let hint: String

    /// An error with its own words.
    public init(path: String, reason: String, hint: String) {
        self.path = path
        self.reason = reason
        self.hint = hint
    }

    /// What the operating system said, in plain words.
    /// - Parameters:
    ///   - path: the file.
    ///   - code: the value of `errno`.
    public init(path: String, code: Int32) {
        self.path = path
        switch code {
        case ENOENT:
            reason = "there is no such file"
            hint = "Check the name and the folder; names are case-sensitive."
        case EACCES, EPERM:
            reason = "you may not open it"
            hint = "Ask its owner for access, or run this as the user who owns it."
        case EISDIR:
            reason = "it is a folder, not a file"
            hint = "Name a file inside it."
        case ENOTDIR:
            reason = "a part of the name before it is not a folder"
            hint = "Check the name."
        case ENOSPC, EDQUOT:
            reason = "the disk is full"
            hint = "Make room, then run the same command again."
        case EROFS:
            reason = "the disk is read-only"
            hint = "Choose another folder."
        case EEXIST:
            reason = "it exists already"
            hint = "Choose another name, or move the old one away."
        default:
            reason = unsafe String(cString: strerror(code))
            hint = "Check the file and the disk it is on."
        }
    }

    /// In words, for messages.
    public var description: String { "\(path): \(reason)" }
}

import Exchange
import Glibc
import SharingModel

/// A file that the operator named: what is wrong with it is said with its name.
struct NamedFile {
    let path: String
    /// What it should be, in a word or two, for example `registry file`.
    let what: String

    /// Reads it whole.
    /// - Parameters:
    ///   - bytesMax: how large it may be.
    ///   - tooLarge: the code of the refusal of a larger one.
    /// - Throws: refusal `not-found` where there is none, `field-invalid` where it is a folder or
    ///   may not be read, the code given where it is too large, else `internal-fault`.
    func read(bytesMax: Int, tooLarge: RefusalCode) throws(Refusal) -> [UInt8] {
        do throws(FileFault) {
            return try Files.read(path, bytesMax: bytesMax)
        } catch {
            throw refusal(for: error, bytesMax: bytesMax, tooLarge: tooLarge)
        }
    }

    private func refusal(
        for fault: FileFault, bytesMax: Int, tooLarge: RefusalCode
    ) -> Refusal {
        switch fault.number {
        case ENOENT, ENOTDIR:
            Refusal(
                .notFound, "There is no \(what) \(path).",
                help: "Check the name, and the folder from which you run the command.",
                field: path)
        case EISDIR:
            Refusal(
                .fieldInvalid, "\(path) is a folder, not a \(what).", help: "Name the file in it.",
                field: path)
        case EACCES, EPERM:
            Refusal(
                .fieldInvalid, "The \(what) \(path) may not be read.",
                help: "Run the command as its owner, or let the service's account read it.",
                field: path)
        case EFBIG:
            Refusal(
                tooLarge, "\(path) is larger than the \(bytesMax) bytes that a \(what) may have.",
                help: "Check that it is the right file.", field: path)
        default:
            Refusal(
                .internalFault, "The \(what) \(path) cannot be read.",
                help: "Look for what the disk or the system says of it.", field: path,
                underlying: fault.description)
        }
    }
}

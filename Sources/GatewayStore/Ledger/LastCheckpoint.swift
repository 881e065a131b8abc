import Glibc
import SharingLedger
import SharingModel

/// The last checkpoint handed out, in a file outside the database, so that a database restored from
/// an older backup is found out.
struct LastCheckpoint: Sendable {
    /// The file; beside it `<path>.new` comes and goes.
    let path: String

    /// What a system call said.
    struct Fault: Error, CustomStringConvertible {
        let operation: String
        let number: CInt

        init(_ operation: String) {
            self.operation = operation
            number = errno
        }

        var description: String { "last-checkpoint: \(operation) failed, errno \(number)" }
    }

    /// Replaces the file: a new one is written, flushed and renamed, so that a crash leaves the old
    /// or the new one, whole. The directory is not flushed: after loss of power the older file may
    /// be back, which merely detects a little less.
    func write(_ note: String) throws(Fault) {
        let temporary = path + ".new"
        let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Fault("open") }
        do throws(Fault) {
            try Self.write(Array(note.utf8), to: file)
            guard fdatasync(file) == 0 else { throw Fault("fdatasync") }
        } catch {
            close(file)
            throw error
        }
        close(file)
        guard unsafe rename(temporary, path) == 0 else { throw Fault("rename") }
    }

    private static func write(_ bytes: [UInt8], to file: CInt) throws(Fault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(file, $0.baseAddress, $0.count)
            }
            guard count > 0 else { throw Fault("write") }
            rest = rest.dropFirst(count)
        }
    }

    /// Reads the file; nil where there is none.
    /// - Throws: a refusal `ledger-inconsistent` where it is not a checkpoint.
    func read() throws -> Checkpoint? {
        guard let bytes = try contents() else { return nil }
        do {
            return try Checkpoint(parsing: SignedNote(parsing: bytes).text)
        } catch {
            throw Refusal(
                .ledgerInconsistent, "The file last-checkpoint is not a signed checkpoint.",
                help: "Put the file back as the gateway last wrote it.", field: "last-checkpoint",
                underlying: String(describing: error))
        }
    }

    private func contents() throws(Fault) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw Fault("open")
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe Glibc.read(file, $0.baseAddress, $0.count)
            }
            guard count >= 0 else { throw Fault("read") }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= 1 << 20 else { return bytes }
        }
    }
}

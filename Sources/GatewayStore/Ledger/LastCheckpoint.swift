import CFileSystem
import Dispatch
import Glibc
import SharingLedger
import SharingModel
import Synchronization

/// The last checkpoint handed out, in a file outside the database, so that a database restored from
/// an older backup is found out.
final class LastCheckpoint: Sendable {
    /// The file; beside it are `<path>.new`, which is the one before it, and `<path>.lock`.
    let path: String
    /// Writes one after the other, off the callers' threads, because a flush blocks.
    private let queue = DispatchQueue(label: "last-checkpoint")
    /// Guarded by its lock: the newest checkpoint to keep, and how large the one in the file is.
    private let newest = Mutex<(size: Int, note: String, kept: Int)>((0, "", -1))

    init(path: String) { self.path = path }

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

    /// Returns once the file holds this checkpoint or a newer one; those that wait together are
    /// served by one write.
    func keep(_ note: String, size: Int) async throws {
        newest.withLock { if size > $0.size { ($0.size, $0.note) = (size, note) } }
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.keepNewest(from: size) }) }
        }
    }

    private func keepNewest(from size: Int) throws {
        let (newestSize, note, kept) = newest.withLock { ($0.size, $0.note, $0.kept) }
        guard kept < size else { return }
        try write(note, size: newestSize)
        newest.withLock { $0.kept = newestSize }
    }

    /// Replaces the file unless it holds this checkpoint or a newer one: another program, an
    /// operator's, may append to the same log, and the two take turns here.
    func write(_ note: String, size: Int) throws {
        let lock = unsafe open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw Fault("open") }
        defer { close(lock) }
        guard flock(lock, LOCK_EX) == 0 else { throw Fault("flock") }
        if let there = try? read(), there.size >= size { return }
        try replace(note)
    }

    /// Replaces the file: the one beside it is written anew, flushed, and the two change places, so
    /// that a crash leaves the old or the new one, whole. The directory is not flushed: after loss
    /// of power the older file may be back, which merely detects a little less.
    ///
    /// Changing places makes and removes no file, which a file system does slowly when it happens
    /// at each commit. Where it cannot, the new file takes the other's name.
    private func replace(_ note: String) throws(Fault) {
        let other = path + ".new"
        let file = unsafe open(other, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Fault("open") }
        do throws(Fault) {
            let bytes = Array(note.utf8)
            try Self.write(bytes, to: file)
            guard ftruncate(file, off_t(bytes.count)) == 0 else { throw Fault("ftruncate") }
            guard fdatasync(file) == 0 else { throw Fault("fdatasync") }
        } catch {
            close(file)
            throw error
        }
        close(file)
        if unsafe file_names_exchange(other, path) == 0 { return }
        guard unsafe rename(other, path) == 0 else { throw Fault("rename") }
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

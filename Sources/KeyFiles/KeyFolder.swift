import Glibc
public import RecordValidation
import Synchronization

/// Puts keys that outgrow memory into temporary files of one folder.
///
/// A file has no name: it is gone with the validator that owns it, however the process ends, and
/// nobody else can open it.
public struct KeyFolder: KeySpillStore {
    /// The folder.
    public let path: String

    /// Takes a folder, which must be there when keys outgrow memory.
    public init(path: String) { self.path = path }

    /// A new, empty file.
    /// - Throws: `KeyFileFault`.
    public func makeSpill() throws -> any KeySpill { try KeyFile(folder: path) }
}

/// One temporary file.
final class KeyFile: KeySpill {
    private static let made = Atomic(0)

    private let descriptor: Int32

    init(folder: String) throws(KeyFileFault) {
        let number = Self.made.add(1, ordering: .relaxed).newValue
        let path = "\(folder)/\(getpid())-\(number).keys"
        descriptor = unsafe open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw KeyFileFault("open") }
        guard unsafe unlink(path) == 0 else {
            let fault = KeyFileFault("unlink")
            close(descriptor)
            throw fault
        }
    }

    deinit { close(descriptor) }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
        guard let start = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let count = unsafe pwrite(
                descriptor, start + done, bytes.count - done, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                throw KeyFileFault("pwrite")
            }
            done += count
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws {
        guard let start = buffer.baseAddress else { return }
        var done = 0
        while done < buffer.count {
            let count = unsafe pread(
                descriptor, start + done, buffer.count - done, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                throw KeyFileFault("pread")
            }
            guard count > 0 else { throw KeyFileFault("pread", number: EIO) }
            done += count
        }
    }
}

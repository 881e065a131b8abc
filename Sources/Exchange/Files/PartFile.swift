import Glibc

/// A file that grows as an upload arrives. Not shared: its owner calls it one at a time.
final class PartFile {
    /// Where the file is.
    let path: String
    private let descriptor: Int32
    /// How many bytes are written.
    private(set) var count: Int

    /// Makes a new file, readable by the service alone.
    /// - Throws: `FileFault`.
    init(creating path: String) throws(FileFault) {
        descriptor = unsafe open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFault("open") }
        self.path = path
        count = 0
    }

    /// Opens a file to go on at its end.
    /// - Throws: `FileFault`.
    init(resuming path: String) throws(FileFault) {
        descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("open") }
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else {
            close(descriptor)
            throw FileFault("lseek")
        }
        self.path = path
        count = Int(end)
    }

    deinit { close(descriptor) }

    /// Writes all bytes at the end.
    /// - Throws: `FileFault`; the file is then cut back to where it was.
    func append(_ bytes: UnsafeRawBufferPointer) throws(FileFault) {
        var done = 0
        while done < bytes.count {
            guard let start = bytes.baseAddress else { return }
            let written = unsafe write(descriptor, start + done, bytes.count - done)
            if written < 0 {
                if errno == EINTR { continue }
                let fault = FileFault("write")
                try truncate(to: count)
                throw fault
            }
            done += written
        }
        count += bytes.count
    }

    /// Cuts the file to a length and goes on there.
    /// - Throws: `FileFault`.
    func truncate(to length: Int) throws(FileFault) {
        guard ftruncate(descriptor, off_t(length)) == 0,
            lseek(descriptor, off_t(length), SEEK_SET) == length
        else { throw FileFault("ftruncate") }
        count = length
    }

    /// Makes the bytes durable.
    /// - Throws: `FileFault`.
    func synchronise() throws(FileFault) {
        guard fsync(descriptor) == 0 else { throw FileFault("fsync") }
    }

    /// Reads the file from the start in pieces of up to 1 MiB.
    /// - Throws: `FileFault`, or what `body` throws.
    func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try unsafe Files.readPieces(of: descriptor, body)
    }
}

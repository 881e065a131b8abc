import Glibc

/// A regular file, open for reading at any position.
public final class LocalFile: Sendable {
    /// The file.
    public let path: String
    /// Its length in bytes when it was opened.
    public let bytes: Int
    private let descriptor: Int32

    /// Opens a file.
    /// - Throws: `LocalFileError` where it is absent, not readable, or not a regular file.
    public init(reading path: String) throws(LocalFileError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LocalFileError(path: path, code: errno) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw LocalFileError(path: path, code: code)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw isFolder
                ? LocalFileError(path: path, code: EISDIR)
                : LocalFileError(
                    path: path, reason: "it is not an ordinary file",
                    hint: "Save the data as a file first.")
        }
        _ = posix_fadvise(descriptor, 0, 0, Int32(POSIX_FADV_SEQUENTIAL))
        self.path = path
        self.descriptor = descriptor
        bytes = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Reads up to a buffer's length from a position; fewer only at the end of the file.
    /// - Returns: how many bytes were read; 0 at the end.
    /// - Throws: `LocalFileError` where the disk fails.
    public func read(
        into buffer: UnsafeMutableRawBufferPointer, at position: Int
    ) throws(LocalFileError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = unsafe pread(descriptor, rest.baseAddress, rest.count, position + filled)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw LocalFileError(path: path, code: errno)
            }
            filled += count
        }
        return filled
    }

    /// The whole of a small file.
    /// - Parameters:
    ///   - path: the file.
    ///   - bytesMax: the most bytes it may have.
    /// - Throws: `LocalFileError`, also where the file is larger.
    public static func contents(
        of path: String, bytesMax: Int = 16 << 20
    ) throws(LocalFileError) -> [UInt8] {
        let file = try LocalFile(reading: path)
        guard file.bytes <= bytesMax else {
            throw LocalFileError(
                path: path, reason: "it is larger than expected (\(file.bytes) bytes)",
                hint: "Check that it is the right file.")
        }
        var content = [UInt8](repeating: 0, count: file.bytes)
        var failure: LocalFileError?
        let count = unsafe content.withUnsafeMutableBytes { buffer -> Int in
            do throws(LocalFileError) {
                return unsafe try file.read(into: buffer, at: 0)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return Array(content.prefix(count))
    }

    /// The permission bits of a file (`0o600` and the like).
    /// - Throws: `LocalFileError` where there is no such file.
    public static func mode(of path: String) throws(LocalFileError) -> UInt32 {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            throw LocalFileError(path: path, code: errno)
        }
        return status.st_mode & 0o7777
    }

    /// Whether something of that name exists.
    public static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Whether the name is a folder's.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

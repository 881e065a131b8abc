import Glibc

extension LocalFile {
    /// Writes a whole file: to a name beside it first, then renamed, so that nobody sees half.
    /// The content is on disk when this returns.
    /// - Parameters:
    ///   - content: the bytes.
    ///   - path: the file.
    ///   - mode: the permission bits.
    /// - Throws: `LocalFileError`.
    public static func write(
        _ content: [UInt8], to path: String, mode: UInt32 = 0o644
    ) throws(LocalFileError) {
        let temporary = path + ".part"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw LocalFileError(path: path, code: errno) }
        var code: Int32 = 0
        if fchmod(descriptor, mode) != 0 { code = errno }
        if code == 0 { code = writeAll(content, to: descriptor) }
        if code == 0, fsync(descriptor) != 0 { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, unsafe rename(temporary, path) != 0 { code = errno }
        if code != 0 {
            _ = unsafe unlink(temporary)
            throw LocalFileError(path: path, code: code)
        }
    }

    /// Writes bytes to an open descriptor.
    /// - Returns: 0, or the value of `errno`.
    public static func writeAll(_ content: [UInt8], to descriptor: Int32) -> Int32 {
        var written = 0
        while written < content.count {
            let count = unsafe content.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            written += count
        }
        return 0
    }

    /// Makes a folder and those above it that are missing.
    /// - Throws: `LocalFileError`.
    public static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(LocalFileError) {
        if isFolder(path) { return }
        let parent = Path.folder(of: path)
        if parent != path, parent != "." { try makeFolder(parent, mode: mode) }
        guard unsafe mkdir(path, mode) == 0 || errno == EEXIST && isFolder(path) else {
            throw LocalFileError(path: path, code: errno)
        }
    }

    /// The names in a folder, sorted, without those that begin with a dot.
    /// - Throws: `LocalFileError`.
    public static func names(in folder: String) throws(LocalFileError) -> [String] {
        guard let stream = unsafe opendir(folder) else {
            throw LocalFileError(path: folder, code: errno)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { text in
                    unsafe String(cString: text)
                }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}

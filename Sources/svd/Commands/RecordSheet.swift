import GatewayClient
import Glibc

/// Where records are written: standard output, or a file that takes its name only when it is whole.
final class RecordSheet {
    private let path: String?
    private let descriptor: Int32

    /// The name while the file is not whole.
    static func unfinishedName(of path: String) -> String { path + ".part" }

    init(path: String?) throws {
        self.path = path
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        // Records may be personal: the file is its owner's alone.
        descriptor = unsafe open(
            Self.unfinishedName(of: path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LocalFileError(path: path, code: errno) }
    }

    deinit { if path != nil { Glibc.close(descriptor) } }

    func write(_ bytes: [UInt8]) throws {
        guard let path else {
            try Console.put(bytes)
            return
        }
        let code = LocalFile.writeAll(bytes, to: descriptor)
        if code != 0 { throw LocalFileError(path: path, code: code) }
    }

    func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Gives the file its name; what it holds says whether it is complete.
    func close() throws {
        guard let path else { return }
        guard fsync(descriptor) == 0,
            unsafe rename(Self.unfinishedName(of: path), path) == 0
        else { throw LocalFileError(path: path, code: errno) }
    }

    /// Leaves nothing behind.
    func discard() {
        if let path { _ = unsafe unlink(Self.unfinishedName(of: path)) }
    }
}

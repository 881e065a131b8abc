public import Foundation

/// A new folder below the system's temporary folder; gone when the value is released.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let url: URL

    /// Makes it.
    /// - Parameter name: the beginning of its name.
    public init(_ name: String = "svd-test") throws {
        url = FileManager.default.temporaryDirectory
            .appending(path: name + "-" + UUID().uuidString.prefix(8).lowercased())
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file into it.
    /// - Returns: where the file is.
    public func write(_ text: String, to name: String) throws -> URL {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file
    }
}

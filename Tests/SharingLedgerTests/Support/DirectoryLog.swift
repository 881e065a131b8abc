import Foundation
import SharingLedger

/// A log published in a directory.
struct DirectoryLog: TileReader {
    let folder: URL

    func bytes(at path: String) throws -> [UInt8]? {
        let url = folder.appending(path: path)
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        return Array(try Data(contentsOf: url))
    }

    /// Writes a log out.
    static func export(_ files: [String: [UInt8]], to folder: URL) throws {
        for (path, bytes) in files {
            let url = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }
}

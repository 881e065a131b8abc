import Foundation

/// A folder that goes with this object.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/svd-store-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    /// Copies a file as it is now; takes the other away where there is none.
    func copy(_ name: String, to other: String) throws {
        guard exists(name) else { return try remove(other) }
        try write(try read(name), other)
    }

    func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    }

    func remove(_ name: String) throws {
        if exists(name) { try FileManager.default.removeItem(atPath: file(name)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

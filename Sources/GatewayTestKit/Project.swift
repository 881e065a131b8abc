public import Foundation

/// Where the project, its scripts and its built programs are.
public enum Project {
    /// The folder that holds Package.swift.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The folder beside the project that holds shared vectors and real files; it may be absent.
    public static let shared = root.deletingLastPathComponent().appending(path: "shared")

    /// A program that was built together with the running tests: it lies beside them.
    /// - Throws: a `TestFault` that says how to build it.
    public static func program(_ name: String) throws -> URL {
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folders = [
            URL(filePath: bundle).deletingLastPathComponent(),
            root.appending(path: ".build/debug"),
        ]
        for folder in folders {
            let program = folder.appending(path: name)
            if FileManager.default.isExecutableFile(atPath: program.path) { return program }
        }
        throw TestFault("\(name) is not built: run `swift build --build-tests`")
    }

    /// A program of the system.
    /// - Returns: nil where it is not installed.
    public static func systemProgram(_ name: String) -> URL? {
        ["/usr/bin/", "/usr/local/bin/", "/bin/", "/usr/sbin/"].map { URL(filePath: $0 + name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

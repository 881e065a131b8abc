import Foundation

/// The files of the project as they lie on disk, without build products and the ignored.
enum Repository {
    /// The folder that holds Package.swift.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// One file.
    struct File: Sendable {
        /// Relative to the root, `/` between folders.
        let path: String
        let bytes: Int

        var name: String { String(path.split(separator: "/").last ?? "") }
    }

    private static let skippedFolders = [".git", "demo-home", "node_modules"]

    /// Every file, in order of path.
    static let files: [File] = {
        var files: [File] = []
        collect(under: "", into: &files)
        return files.sorted { $0.path < $1.path }
    }()

    private static func collect(under folder: String, into files: inout [File]) {
        let manager = FileManager.default
        let names = (try? manager.contentsOfDirectory(atPath: root.path + "/" + folder)) ?? []
        for name in names {
            let path = folder.isEmpty ? name : folder + "/" + name
            guard !name.hasPrefix(".build"), !skippedFolders.contains(name) else { continue }
            let attributes = try? manager.attributesOfItem(atPath: root.path + "/" + path)
            switch attributes?[.type] as? FileAttributeType {
            case .typeDirectory?: collect(under: path, into: &files)
            case .typeRegular?:
                guard name != "Package.resolved", !name.hasSuffix(".key.pem") else { continue }
                files.append(File(path: path, bytes: attributes?[.size] as? Int ?? 0))
            default: continue
            }
        }
    }

    /// The files below a folder whose names end so.
    static func files(under folder: String, ending: String) -> [File] {
        files.filter { $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix(ending) }
    }

    /// Every Swift file of the project.
    static var swiftFiles: [File] { files.filter { $0.path.hasSuffix(".swift") } }

    /// A file's text; empty where it is not UTF-8 or not there.
    static func text(_ path: String) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// Whether somebody may run the file.
    static func isExecutable(_ path: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: root.appending(path: path).path)
    }
}

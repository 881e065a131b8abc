import Foundation
import StrictJSON

/// The public vectors beside the project, where they are present.
enum SharedVectors {
    /// `../shared/vectors` from the project's root; nil, and a line that says so, where it is not.
    static func folder(_ name: String) -> URL? {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.deletingLastPathComponent().appending(path: "shared/vectors/" + name)
        if FileManager.default.fileExists(atPath: folder.path) { return folder }
        print("skipped: ../shared is not here")
        return nil
    }

    /// Every JSON file below a folder.
    static func cases(_ folder: URL) throws -> [(name: String, json: JSONValue)] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return try paths.filter { $0.hasSuffix(".json") }.sorted().map {
            ($0, try JSONParser.parse(Array(Data(contentsOf: folder.appending(path: $0)))))
        }
    }

    static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }
}

import Foundation
import JSONSchema
import StrictJSON

/// The official test suite, where it lies beside the project.
enum OfficialSuite {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/vectors/json-schema-test-suite").standardizedFileURL

    static var isHere: Bool { FileManager.default.fileExists(atPath: root.path) }

    /// The JSON files below a folder by their paths from it.
    static func documents(in folder: String) throws -> [(path: String, json: JSONValue)] {
        let base = root.appending(path: folder).path
        let paths = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".json") }.sorted().map { path in
            let data = try Data(contentsOf: URL(filePath: base + "/" + path))
            return (path, try JSONParser.parse(Array(data)))
        }
    }

    /// The remote documents where the suite's schemas look for them.
    static func registry() throws -> SchemaRegistry {
        var registry = SchemaRegistry()
        for (path, json) in try documents(in: "remotes") {
            registry.add(json, at: "http://localhost:1234/" + path)
        }
        return registry
    }
}

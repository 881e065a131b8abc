import Foundation

/// What Package.swift says about targets, as SwiftPM understands it.
struct Manifest: Sendable {
    struct Target: Sendable, Hashable {
        let name: String
        let isTest: Bool
        /// Names of rooms and of external products.
        let dependencies: [String]
    }

    let targets: [Target]
    /// The last part of each package's address, for example `GRDB.swift`.
    let packages: [String]

    /// Asks `swift package dump-package`.
    static func read() throws -> Manifest {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--ignore-lock", "--scratch-path",
            FileManager.default.temporaryDirectory.appending(path: "svd-tidy").path, "dump-package",
        ]
        process.currentDirectoryURL = Repository.root
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let dump = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try Manifest(dump: dump)
    }

    /// Reads what `dump-package` printed.
    init(dump: Data) throws {
        let json = try JSONSerialization.jsonObject(with: dump) as? [String: Any] ?? [:]
        targets = (json["targets"] as? [[String: Any]] ?? []).map { target in
            let dependencies = target["dependencies"] as? [[String: Any]] ?? []
            return Target(
                name: target["name"] as? String ?? "", isTest: target["type"] as? String == "test",
                dependencies: dependencies.flatMap(\.values).compactMap {
                    ($0 as? [Any])?.first as? String
                })
        }
        packages = (json["dependencies"] as? [[String: Any]] ?? []).compactMap { dependency in
            let control = (dependency["sourceControl"] as? [[String: Any]])?.first
            let remote = (control?["location"] as? [String: Any])?["remote"] as? [[String: Any]]
            let address = remote?.first?["urlString"] as? String
            return address?.split(separator: "/").last.map(String.init)
        }
    }

    /// Dependencies that are wider than the arrows.
    func findings(_ rooms: Rooms) -> [Finding] {
        let path = "Package.swift"
        var findings: [Finding] = []
        for target in targets where !target.isTest {
            guard let room = rooms.room(target.name) else {
                findings.append(
                    Finding(
                        path: path, line: nil,
                        rule: "\(target.name) is not in docs/architecture.md"))
                continue
            }
            let allowed = room.rooms.union(room.outside)
            for dependency in target.dependencies where !allowed.contains(dependency) {
                let rule = "\(target.name) ─► \(dependency) is no arrow"
                findings.append(Finding(path: path, line: nil, rule: rule))
            }
        }
        for room in rooms.all
        where !targets.contains(where: { $0.name == room.name })
            && !Repository.exists("Sources/" + room.name)
        {
            findings.append(
                Finding(path: "docs/architecture.md", line: nil, rule: "no target \(room.name)"))
        }
        return findings
    }
}

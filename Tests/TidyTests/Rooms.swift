/// The rooms of the house and what each may import, as docs/architecture.md states them in the
/// table under `## Rooms and arrows`: room, kind, rooms, outside.
struct Rooms: Sendable {
    struct Room: Sendable, Hashable {
        let name: String
        let isPure: Bool
        /// Other rooms that it may import.
        let rooms: Set<String>
        /// Modules from outside the project that it may import.
        let outside: Set<String>
    }

    /// In reading order.
    let all: [Room]

    /// The system's own modules, which every room that is not pure may import.
    static let system: Set<String> = [
        "Glibc", "Dispatch", "Synchronization", "FoundationEssentials",
    ]
    /// Modules without files, sockets, clock, randomness or environment.
    static let pureOutside: Set<String> = ["Synchronization", "_StringProcessing"]
    /// The rooms and modules that a pure room may reach: pure rooms, and digests and signatures.
    static let reachableFromPure: Set<String> = ["Cryptography", "COpenSSL"]

    init(all: [Room]) { self.all = all }

    /// Reads the table; rooms in backticks or bare, `—` for nothing.
    init(document: String) {
        var rooms: [Room] = []
        var isInside = false
        for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") { isInside = line == "## Rooms and arrows" }
            guard isInside, line.hasPrefix("| `") else { continue }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
                .map { $0.filter { $0 != "`" && $0 != " " } }
            guard cells.count >= 4 else { continue }
            rooms.append(
                Room(
                    name: cells[0], isPure: cells[1] == "pure", rooms: Self.names(cells[2]),
                    outside: Self.names(cells[3])))
        }
        all = rooms
    }

    private static func names(_ cell: String) -> Set<String> {
        Set(cell.split(separator: ",").map(String.init)).subtracting(["—", ""])
    }

    func room(_ name: String) -> Room? { all.first { $0.name == name } }

    /// Everything that a room can reach by arrows, itself left out.
    func reachable(from name: String) -> Set<String> {
        var reached: Set<String> = []
        var waiting = [name]
        while let next = waiting.popLast() {
            guard let room = room(next) else { continue }
            for target in room.rooms.union(room.outside) where reached.insert(target).inserted {
                waiting.append(target)
            }
        }
        return reached
    }

    /// Faults of the table itself: an arrow to an unknown or later room, a pure room that reaches
    /// something impure.
    func findings() -> [Finding] {
        let path = "docs/architecture.md"
        var findings: [Finding] = []
        var earlier: Set<String> = []
        for room in all {
            for target in room.rooms.subtracting(earlier).sorted() {
                findings.append(
                    Finding(path: path, line: nil, rule: "\(room.name) ─► \(target) points up"))
            }
            earlier.insert(room.name)
            guard room.isPure else { continue }
            let allowed = Set(all.filter(\.isPure).map(\.name))
                .union(Self.pureOutside).union(Self.reachableFromPure)
            for target in reachable(from: room.name).subtracting(allowed).sorted() {
                findings.append(
                    Finding(
                        path: path, line: nil,
                        rule: "\(room.name) is pure and reaches \(target)"))
            }
        }
        return findings
    }

    /// Imports of a file in a room that no arrow allows.
    func findings(in source: String, path: String, room name: String) -> [Finding] {
        guard let room = room(name) else {
            return [Finding(path: path, line: nil, rule: "\(name) is not in docs/architecture.md")]
        }
        let allowed = room.rooms.union(room.outside).union(room.isPure ? [] : Self.system)
        return Self.imports(in: source).compactMap { line, module, attributes in
            if attributes.contains("@_exported") {
                return Finding(path: path, line: line, rule: "`@_exported` draws a hidden arrow")
            }
            guard !allowed.contains(module) else { return nil }
            return Finding(path: path, line: line, rule: "\(name) ─► \(module) is no arrow")
        }
    }

    /// The modules that a source file imports, with the words before `import`.
    static func imports(in source: String) -> [(line: Int, module: String, attributes: [String])] {
        SwiftText(source).lines.enumerated().compactMap { index, line in
            let words = SwiftText.words(line)
            guard let position = words.firstIndex(of: "import"),
                words[..<position].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") })
            else { return nil }
            let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let rest = words[(position + 1)...].drop { kinds.contains($0) }
            guard let module = rest.first else { return nil }
            return (index + 1, module, Array(words[..<position]))
        }
    }

    private static let modifiers: Set<String> = [
        "public", "package", "internal", "private", "fileprivate",
    ]
}

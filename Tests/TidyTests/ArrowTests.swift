import Foundation
import Testing

@Suite("The rooms import only what the arrows allow")
struct ArrowTests {
    static let rooms = Rooms(document: Repository.text("docs/architecture.md"))

    @Test("the table draws no circle, and no pure room reaches something impure")
    func table() {
        #expect(Self.rooms.all.count > 10)
        expectNone(Self.rooms.findings())
    }

    @Test("no import without an arrow")
    func imports() {
        var findings: [Finding] = []
        for file in Repository.files(under: "Sources", ending: ".swift") {
            let room = String(file.path.split(separator: "/")[1])
            findings += Self.rooms.findings(
                in: Repository.text(file.path), path: file.path, room: room)
        }
        for (folder, room) in Self.benchmarks {
            for file in Repository.files(under: folder, ending: ".swift") {
                findings += Self.rooms.findings(
                    in: Repository.text(file.path), path: file.path, room: room)
            }
        }
        expectNone(findings)
    }

    private static let benchmarks = [
        "Benchmarks/Generator": "ed-generator", "Benchmarks/Load": "submission-load",
    ]

    @Test("no dependency in Package.swift is wider than the arrows")
    func manifest() throws {
        let manifest = try Manifest.read()
        #expect(manifest.targets.count > 10)
        expectNone(manifest.findings(Self.rooms))
    }

    @Test("the diagram at the head of Package.swift names every room of the flow")
    func diagram() throws {
        let head = Repository.text("Package.swift").components(separatedBy: "\nimport ")[0]
        let words = Set(SwiftText.words(head))
        let targets = Set(try Manifest.read().targets.map(\.name))
        for room in Self.rooms.all where targets.contains(room.name) {
            guard room.isPure || room.name.hasPrefix("Gateway"), room.name != "GatewayTestKit"
            else { continue }
            #expect(words.contains(room.name), "\(room.name)")
        }
    }

    static let small = Rooms(
        document: """
            ## Rooms and arrows
            | room | kind | rooms | outside |
            |---|---|---|---|
            | `Words` | pure | — | — |
            | `Store` | edge | Words | GRDB |
            | `Rules` | pure | Words | — |
            """)

    @Test(
        "a planted import is found",
        arguments: [
            ("import GRDB", "Rules ─► GRDB is no arrow"),
            ("public import Store", "Rules ─► Store is no arrow"),
            ("import struct Foundation.Date", "Rules ─► Foundation is no arrow"),
            ("@preconcurrency import Glibc", "Rules ─► Glibc is no arrow"),
            ("@_exported import Words", "`@_exported` draws a hidden arrow"),
        ])
    func plantedImport(line: String, rule: String) {
        let found = Self.small.findings(
            in: "// a comment\n\(line)\nstruct A {}\n", path: "x", room: "Rules")
        #expect(found == [Finding(path: "x", line: 2, rule: rule)])
    }

    @Test("a comment or a string that speaks of importing is no import")
    func harmless() {
        let source =
            "// import GRDB\nimport Words\nlet text = \"\"\"\n    import GRDB\n    \"\"\"\n"
        #expect(Self.small.findings(in: source, path: "x", room: "Rules") == [])
    }

    @Test("a transitive arrow out of a pure room is found")
    func transitive() {
        let planted = Rooms(
            document: """
                ## Rooms and arrows
                | `Clock` | edge | — | Glibc |
                | `Words` | pure | Clock | — |
                | `Rules` | pure | Words, Later | — |
                | `Later` | pure | — | — |
                """)
        let rules = Set(planted.findings().map(\.rule))
        #expect(
            rules == [
                "Words is pure and reaches Clock", "Words is pure and reaches Glibc",
                "Rules is pure and reaches Clock", "Rules is pure and reaches Glibc",
                "Rules ─► Later points up",
            ])
    }

    @Test("a dependency that no arrow allows is found")
    func plantedDependency() throws {
        let dump = """
            {"targets": [
             {"name": "Words", "type": "regular", "dependencies": []},
             {"name": "Store", "type": "regular", "dependencies": [
              {"byName": ["Words", null]}, {"product": ["GRDB", "GRDB.swift", null, null]}]},
             {"name": "Rules", "type": "regular", "dependencies": [
              {"byName": ["Words", null]}, {"product": ["GRDB", "GRDB.swift", null, null]},
              {"target": ["Store", null]}]},
             {"name": "Attic", "type": "regular", "dependencies": []},
             {"name": "RulesTests", "type": "test", "dependencies": [{"byName": ["GRDB", null]}]}]}
            """
        let manifest = try Manifest(dump: Data(dump.utf8))
        #expect(
            Set(manifest.findings(Self.small).map(\.rule)) == [
                "Rules ─► GRDB is no arrow", "Rules ─► Store is no arrow",
                "Attic is not in docs/architecture.md",
            ])
    }
}

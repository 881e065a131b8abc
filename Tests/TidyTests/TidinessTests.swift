import Testing

@Suite("The sources keep to the agreed sizes and names")
struct TidinessTests {
    @Test("no file over 400 lines, no function over 60, no line over 100 columns")
    func sizes() {
        let findings = Repository.swiftFiles.flatMap {
            SizeRules.findings(in: Repository.text($0.path), path: $0.path)
        }
        expectNone(findings)
    }

    @Test("no banned name")
    func names() {
        let pure = Set(ArrowTests.rooms.all.filter(\.isPure).map(\.name))
        let findings = Repository.swiftFiles.flatMap { file in
            BannedNames.findings(
                in: Repository.text(file.path), path: file.path,
                isPure: file.path.hasPrefix("Sources/")
                    && pure.contains(String(file.path.split(separator: "/")[1])))
        }
        expectNone(findings)
    }

    @Test("nothing is left unfinished")
    func unfinished() {
        let endings = [".swift", ".md", ".sh", ".json", ".yaml"]
        let findings = Repository.files.filter { file in
            endings.contains { file.path.hasSuffix($0) }
        }.flatMap { BannedNames.unfinished(in: Repository.text($0.path), path: $0.path) }
        expectNone(findings)
    }

    @Test("no file above 200 kB")
    func bytes() {
        let large = Repository.files.filter { $0.bytes > SizeRules.fileBytesMax }
        #expect(large.map(\.path) == [])
    }

    @Test("no private key is kept")
    func secrets() {
        let findings = Repository.files.filter { $0.bytes <= SizeRules.fileBytesMax }.flatMap {
            Secrets.findings(in: Repository.text($0.path), path: $0.path)
        }
        expectNone(findings)
    }

    @Test("scripts can be run")
    func scripts() {
        let sourced: Set<String> = ["certs-example/authority.sh"]
        for file in Repository.files where file.path.hasSuffix(".sh") || file.path == ".ci/run" {
            guard !sourced.contains(file.path), !file.name.hasPrefix("_") else { continue }
            #expect(Repository.isExecutable(file.path), "\(file.path)")
        }
    }

    @Test("a planted long file, line and function are found")
    func plantedSizes() {
        let body = (1...62).map { "        work(\($0))" }.joined(separator: "\n")
        let source = "struct A {\n    func long(a: () -> Void = {}) {\n\(body)\n    }\n}\n"
        #expect(
            SizeRules.findings(in: source, path: "x") == [
                Finding(path: "x", line: 2, rule: "long has 64 lines; 60 at most")
            ])
        let wide = "let a = \"" + String(repeating: "é", count: 100) + "\"\n"
        #expect(SizeRules.findings(in: wide, path: "x").map(\.line) == [1])
        let tall = String(repeating: "// line\n", count: 401)
        #expect(SizeRules.findings(in: tall, path: "x").map(\.rule) == ["401 lines; 400 at most"])
    }

    @Test("functions are measured past braces in strings, comments and interpolations")
    func functionLengths() {
        let source = ##"""
            struct A {
                init() { value = "}" }
                func one(x: Int) -> String {
                    // }
                    let a = #"a " } \#(x.map { "}" })"#
                    return "\(x) } \(b { $0 })"
                }
                var two: Int { 2 }
            }
            """##
        #expect(
            Set(SizeRules.functions(in: source)) == [
                .init(name: "init", line: 2, lines: 1), .init(name: "one", line: 3, lines: 5),
            ])
    }

    @Test(
        "a planted banned name is found",
        arguments: [
            ("let a = Bundle.module", "`Bundle`: "), ("let f = DateFormatter()", "`DateFormatter`"),
            ("    print(name)", "`print(` belongs"),
            ("let now = Date()", "a pure room has no clock"),
            ("let a = try! read()", "`try!`"), ("    fatalError()", "`fatalError`"),
            ("@testable import A", "`@testable`"),
            ("enum FileUtils {}", "`FileUtils` says nothing"),
            ("final class KeyManager {}", "`KeyManager` says nothing"),
        ])
    func plantedName(line: String, rule: String) {
        let found = BannedNames.findings(in: line, path: "Sources/A/B.swift", isPure: true)
        #expect(found.count == 1)
        #expect(found.first?.rule.hasPrefix(rule) == true)
    }

    @Test(
        "words that only look like banned names pass",
        arguments: [
            "// print(name) and Bundle", "let a = \"fatalError Bundle\"", "writer.print(name)",
            "func print(_ text: String) {}", "let a = CalendarDate()",
            "let a: [UInt8] = reprint(b)",
            "struct ReceiptBundle {}",
        ])
    func harmlessName(line: String) {
        #expect(BannedNames.findings(in: line, path: "Sources/A/B.swift", isPure: true) == [])
    }

    @Test("a planted mark of unfinished work, and a planted key, are found")
    func plantedNotes() {
        let mark = "// TO" + "DO: later"
        #expect(BannedNames.unfinished(in: "a\n\(mark)", path: "x").map(\.line) == [2])
        let key =
            "-----BEGIN PRIVATE" + " KEY-----\n" + String(repeating: "MIGHAgEA", count: 8) + "\n"
        #expect(Secrets.findings(in: key, path: "x").map(\.line) == [1])
        #expect(Secrets.findings(in: "\"-----BEGIN PRIVATE KEY-----\"\nx", path: "x") == [])
    }
}

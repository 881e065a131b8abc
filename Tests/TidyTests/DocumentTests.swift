import Foundation
import SharingModel
import Testing

@Suite("The documents list what there is, and nothing else")
struct DocumentTests {
    static var documents: [Repository.File] {
        Repository.files.filter { $0.path.hasSuffix(".md") }
    }

    @Test("one title per document, on its first line")
    func titles() {
        let findings = Self.documents.flatMap {
            Documents.titleFindings(in: Repository.text($0.path), path: $0.path)
        }
        expectNone(findings)
    }

    @Test("links lead somewhere")
    func links() {
        let findings = Self.documents.flatMap {
            Documents.linkFindings(
                in: Repository.text($0.path), path: $0.path, exists: Repository.exists)
        }
        expectNone(findings)
    }

    @Test("README and Package.swift stay short")
    func short() {
        let readme = Repository.text("README.md").split(
            separator: "\n", omittingEmptySubsequences: false)
        let manifest = Repository.text("Package.swift").split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(readme.count < SizeRules.readmeLinesMax)
        #expect(manifest.count <= SizeRules.manifestLinesMax)
    }

    @Test("docs/refusals.md lists every refusal code, and no other")
    func refusals() {
        let listed = Documents.firstCells(in: Repository.text("docs/refusals.md"))
        let findings = Documents.difference(
            code: Set(RefusalCode.allCases.map(\.rawValue)), listed: Set(listed),
            document: "docs/refusals.md")
        expectNone(findings)
        #expect(Set(listed).count == listed.count)
    }

    @Test("docs/refusals.md has the HTTP and exit statuses of the two tables in the code")
    func refusalStatuses() {
        let http = RefusalTable(
            in: Repository.text("Sources/GatewayServer/Requests/RefusalStatus.swift"),
            after: "static func status(of")
        let exits = RefusalTable(
            in: Repository.text("Sources/svd/ExitStatus.swift"), after: "init(code: RefusalCode)")
        let rows = Documents.visibleLines(of: Repository.text("docs/refusals.md"))
            .map { $0.text.split(separator: "|").map { $0.filter { $0 != " " && $0 != "`" } } }
        for code in RefusalCode.allCases {
            let row = rows.first { $0.first == code.rawValue } ?? []
            let status = RefusalTable.number(
                http.answers["\(code)"] ?? "", RefusalTable.httpNumbers)
            let exit = RefusalTable.number(
                exits.answers["\(code)"] ?? "", RefusalTable.exitNumbers)
            #expect(status != nil && row.dropFirst().first == status.map(String.init), "\(code)")
            #expect(exit != nil && row.dropFirst(2).first == exit.map(String.init), "\(code)")
        }
    }

    @Test(
        "docs/reference/commands.md lists every command, and no other",
        arguments: ["svd", "svd-gateway"])
    func commands(program: String) {
        let sources = Repository.files(under: "Sources/" + program, ending: ".swift")
            .map { Repository.text($0.path) }
        let listed = Commands.documented(in: Repository.text("docs/reference/commands.md"))
            .filter { $0 == program || $0.hasPrefix(program + " ") }
        let commands = Commands(of: program, sources: sources).all
        #expect(commands.contains(program))
        let findings = Documents.difference(
            code: commands, listed: listed, document: "docs/reference/commands.md")
        expectNone(findings)
    }

    @Test("the holders that get certificates are those of the demonstration's registry")
    func holders() {
        let list = Repository.text("certs-example/holders.txt")
        let registry = Repository.text("deploy/demo/registry.yaml")
        #expect(Holders.listed(in: list) == Holders.registered(in: registry))
        #expect(Holders.listed(in: list).count == 11)
    }

    @Test("every dependency of Package.swift has its reason in docs/dependencies.md")
    func dependencies() throws {
        let listed = Documents.firstCells(in: Repository.text("docs/dependencies.md"))
        let packages = try Manifest.read().packages
        #expect(packages.count > 5)
        #expect(Set(packages).subtracting(listed).sorted() == [])
    }

    @Test("a planted second title, and a planted dead link, are found")
    func plantedDocument() {
        let text = "# One\n\n```sh\n# not a title\n```\n# Two\n[a](gone.md) [b](here.md#part)\n"
        #expect(Documents.titleFindings(in: text, path: "docs/x.md").map(\.line) == [6])
        let dead = Documents.linkFindings(in: text, path: "docs/x.md") { $0 == "docs/here.md" }
        #expect(dead == [Finding(path: "docs/x.md", line: 7, rule: "no gone.md")])
    }

    @Test("a planted undocumented command is found, and so is a documented one that is gone")
    func plantedCommand() {
        let source = """
            @main
            struct Root: AsyncParsableCommand {
                static let configuration = CommandConfiguration(
                    commandName: "svd", subcommands: [ReceiptCommand.self, NilReturn.self])
            }
            struct ReceiptCommand: ParsableCommand {
                static let configuration = CommandConfiguration(
                    commandName: "receipt",
                    subcommands: [Verify.self])
            }
            extension ReceiptCommand {
                struct Verify: AsyncParsableCommand {}
            }
            struct NilReturn: AsyncParsableCommand {}
            """
        let commands = Commands(of: "svd", sources: [source]).all
        #expect(commands == ["svd", "svd receipt", "svd receipt verify", "svd nil-return"])
        let listed = Commands.documented(
            in:
                "## `svd`\n### `svd receipt`\n#### `svd receipt verify FILE`\n## `svd gone`\n"
        )
        #expect(
            Documents.difference(code: commands, listed: listed, document: "x").map(\.rule) == [
                "`svd nil-return` is in the code and not here",
                "`svd gone` is here and not in the code",
            ])
    }
}

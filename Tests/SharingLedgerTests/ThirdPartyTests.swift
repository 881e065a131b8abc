import Foundation
import SharingLedger
import Testing

@Suite("A program that shares no code with ours reads our log")
struct ThirdPartyTests {
    private static let gocode = "/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog"

    /// Runs a program to its end.
    private static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// Builds the verifier; nil, and a line that says so, where Debian's Go packages are absent.
    private static func verifier(in folder: URL) throws -> String? {
        let go = ["/usr/bin/go", "/usr/local/go/bin/go"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let go, FileManager.default.fileExists(atPath: gocode) else {
            print("skipped: golang-go and golang-golang-x-mod-dev are not here")
            return nil
        }
        let source = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "ThirdParty/tlogverify/main.go")
        let program = folder.appending(path: "tlogverify").path
        let built = try run(
            go, ["build", "-o", program, source.path],
            environment: [
                "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": "",
                "GOCACHE": folder.appending(path: "cache").path,
            ])
        try #require(built.status == 0, "\(built.output)")
        return program
    }

    @Test("Go's sumdb accepts an exported log, and refuses it after any flipped bit")
    func sumdb() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "svd-tlog-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        guard let program = try Self.verifier(in: folder) else { return }
        let log = try LedgerSample.log(600)
        let export = folder.appending(path: "log")
        try DirectoryLog.export(log.files, to: export)
        let reader = DirectoryLog(folder: export)

        let accepted = try Self.run(program, [export.path, log.log.text])
        #expect(accepted.status == 0, "\(accepted.output)")
        #expect(accepted.output == "600\n")
        #expect(try LedgerAudit.audit(reader, log: log.log).isConsistent)
        let otherKey = try MemoryLog(seed: 1).log.text
        #expect(try Self.run(program, [export.path, otherKey]).status == 1)

        for path in [
            "tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001",
            "tile/entries/002.p/88", "checkpoint",
        ] {
            let bytes = try #require(log.files[path])
            var flipped = bytes
            flipped[bytes.count / 2] ^= 0x04
            try DirectoryLog.export([path: flipped], to: export)
            let refused = try Self.run(program, [export.path, log.log.text])
            #expect(refused.status == 1, "\(path): \(refused.output)")
            #expect(try !LedgerAudit.audit(reader, log: log.log).isConsistent, "\(path)")
            try DirectoryLog.export([path: bytes], to: export)
        }
        #expect(try Self.run(program, [export.path, log.log.text]).status == 0)
    }
}

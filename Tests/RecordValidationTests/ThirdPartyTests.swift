import Foundation
import RecordValidation
import StrictJSON
import Testing

@Suite("A program that shares no code with ours judges the catalogue")
struct ThirdPartyTests {
    /// Runs `check-jsonschema`; nil, and a line that says so, where it is not installed.
    private static func check(
        _ arguments: [String]
    ) throws -> (status: Int32, output: String)? {
        let program = ValidationKit.root + "/.build/third-party/venv/bin/check-jsonschema"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            print("skipped: check-jsonschema is not here; `deploy/bootstrap.sh test` installs it")
            return nil
        }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    private static func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "svd-catalogue-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test("every schema is one of JSON Schema 2020-12, and a spoilt one is not")
    func metaSchema() throws {
        let paths = Catalogue.documents.map(\.path)
        #expect(paths.count >= 19)
        guard let whole = try Self.check(["--check-metaschema"] + paths) else { return }
        #expect(whole.status == 0, "\(whole.output)")
        try Self.withFolder { folder in
            let text = String(decoding: try Catalogue.bytes(paths[0]), as: UTF8.self)
                .replacingOccurrences(of: "\"maxLength\": ", with: "\"maxLength\": -")
            let spoilt = folder.appending(path: "spoilt.schema.json")
            try Data(text.utf8).write(to: spoilt)
            #expect(try Self.check(["--check-metaschema", spoilt.path])?.status == 1)
        }
    }

    @Test("the rows we accept are instances of their schemas", arguments: Catalogue.documents)
    func instances(_ document: Catalogue.Document) throws {
        let schema = try document.schema()
        let sink = InstanceSink(schema)
        for example in document.examples("good") { _ = try example.report(schema, sink: sink) }
        #expect(sink.instances.count >= 5)
        try Self.withFolder { folder in
            var paths: [String] = []
            for (index, instance) in sink.instances.enumerated() {
                let path = folder.appending(path: "\(index).json")
                try Data(instance.canonicalBytes).write(to: path)
                paths.append(path.path)
            }
            // Times are local and dates may come the British way: formats are not asserted.
            let result = try Self.check(
                ["--disable-formats", "*", "--schemafile", document.path] + paths)
            #expect(result == nil || result?.status == 0, "\(result?.output ?? "")")
        }
    }
}

import ArgumentParser
import Exchange
import JSONSchema
import StrictJSON

/// Runs the JSON Schema evaluator against a test suite in the official shape.
struct ConformanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Run a directory of JSON Schema tests in the official suite's shape.",
        discussion: """
            Every .json file below the directory is read: an array of {description, schema, tests: \
            [{description, data, valid}]}. Each failure is printed; the last line is \
            "N passed, N failed". Exit status 0 only if none failed, else 6.

            Example: svd-gateway schema conformance tests/draft2020-12 --remotes remotes
            """)

    @Argument(help: "The directory with the tests, or one file of them.") var directory: String

    @Option(help: "A directory whose files are found at http://localhost:1234/<path>.")
    var remotes: String?

    @Option(
        help: "How schemas without $schema are read: 2020-12, 2019-09 or 7.",
        transform: { name in
            guard let dialect = SchemaDialect(rawValue: name) else {
                throw ValidationError("There is no draft \(name); say 2020-12, 2019-09 or 7.")
            }
            return dialect
        })
    var draft: SchemaDialect = .draft202012

    @Flag(help: "Let format decide about validity.") var formatAssertion = false

    func validate() throws {
        for path in [directory] + (remotes.map { [$0] } ?? []) where !Files.exists(path) {
            throw ValidationError("There is no directory \(path).")
        }
        if files.isEmpty { throw ValidationError("There is no .json file below \(directory).") }
    }

    func run() throws {
        let registry = try registry()
        var passed = 0
        var failed = 0
        for path in files {
            guard let file = Self.file(at: path) else {
                Console.result("\(path): not a file of tests that can be read")
                failed += 1
                continue
            }
            let failures = file.failures(
                registry: registry, dialect: draft, assertsFormats: formatAssertion)
            for failure in failures {
                Console.result(
                    "\(path): \(failure.caseDescription): \(failure.testDescription): "
                        + failure.reason)
            }
            failed += failures.count
            passed += file.count - failures.count
        }
        Console.result("\(passed) passed, \(failed) failed")
        if failed > 0 { throw Ending.VerificationFailed() }
    }

    private var files: [String] {
        if directory.hasSuffix(".json") { return [directory] }
        return Self.documents(in: directory).map { directory + "/" + $0 }
    }

    private func registry() throws -> SchemaRegistry {
        var registry = SchemaRegistry()
        guard let remotes else { return registry }
        for path in Self.documents(in: remotes) {
            guard let json = Self.json(at: remotes + "/" + path) else {
                throw ValidationError("The remote document \(path) cannot be read as JSON.")
            }
            registry.add(json, at: "http://localhost:1234/" + path)
        }
        return registry
    }

    /// The paths of the JSON files below a directory, sorted.
    private static func documents(in directory: String) -> [String] {
        Files.names(in: directory).flatMap { name in
            name.hasSuffix(".json")
                ? [name]
                : documents(in: directory + "/" + name).map { name + "/" + $0 }
        }
    }

    private static func file(at path: String) -> ConformanceFile? {
        json(at: path).flatMap { ConformanceFile($0) }
    }

    private static func json(at path: String) -> JSONValue? {
        let bytesMax = 64 << 20
        guard let bytes = try? Files.read(path, bytesMax: bytesMax) else { return nil }
        return try? JSONParser.parse(bytes, limits: JSONLimits(bytesMax: bytesMax))
    }
}

import ArgumentParser
import Exchange
import GatewayStore
import RecordValidation
import SchemaPublishing
import SharingModel
import StrictJSON

/// Checks documents before they are published.
struct SchemaCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check schema documents before they are published.",
        discussion: """
            Reads each document, and compares it with every other version of its dataset in the \
            same folder. Ends with 1 where a document is faulty, where its records cannot be kept \
            in one table with those of the other versions, or where its version's number promises \
            more than its changes keep; says which number would do.

            Examples:
              svd-gateway schema check schemas/ed-assault/1.1.0.schema.json
              svd-gateway schema check schemas
            """)

    @Argument(help: "Documents, or folders of them.") var paths: [String]
    @Option(help: "text or json.") var format = SchemaFormat.text

    func run() async throws {
        let files = try paths.flatMap(SchemaPlace.documents)
        var results: [JSONValue] = []
        var isGood = true
        for file in files {
            do {
                let schema = try GatewayHome.schema(at: file)
                let others = try SchemaPlace.siblings(of: file).filter {
                    // A later version that is checked, too, answers for itself.
                    $0.schema.version < schema.version || !files.contains($0.path)
                }.map(\.schema)
                let succession = try SchemaSuccession(schema, among: others)
                if succession.isGood { try TableColumns.check(schema, among: others) }
                isGood = isGood && succession.isGood
                results.append(Self.json(file, schema, succession))
                if format == .text { Self.say(file, schema, succession) }
            } catch let refusal as Refusal where refusal.code != .notFound {
                isGood = false
                results.append([
                    "file": .string(file), "good": false, "code": .string(refusal.code.rawValue),
                    "reason": .string(refusal.reason), "field": .optional(refusal.field),
                ])
                if format == .text { Console.result("\(file): faulty: \(refusal.reason)") }
            }
        }
        if format == .json {
            let json: JSONValue = ["good": .bool(isGood), "documents": .array(results)]
            Console.result(json.prettyBytes)
        }
        if files.isEmpty { Console.error("svd-gateway: warning: there is no schema document.") }
        if !isGood { throw Ending.Refused() }
    }

    private static func say(
        _ file: String, _ schema: DatasetSchema, _ succession: SchemaSuccession
    ) {
        let what = "\(schema.dataset) \(schema.version), \(schema.columns.count) columns"
        guard !succession.isGood else {
            Console.result("\(file): good: \(what)")
            for difference in succession.differences where difference.new == schema.version {
                Console.result("  \(difference.verdict)")
            }
            return
        }
        Console.result(
            "\(file): bump too small: \(what); number it \(succession.neededVersion) or later")
        for fault in succession.faults {
            Console.result("  \(fault.verdict)")
            for change in fault.changes where change.impact.bump > fault.bump {
                Console.result("    \(change.code.rawValue) at \(change.pointer): \(change.words)")
            }
        }
    }

    private static func json(
        _ file: String, _ schema: DatasetSchema, _ succession: SchemaSuccession
    ) -> JSONValue {
        var object = succession.json.object ?? JSONObject()
        object["file"] = .string(file)
        object["dataset"] = .string(schema.dataset.text)
        object["sha256"] = .string(schema.sha256.hex)
        return .object(object)
    }
}

/// Where schema documents are, as a person names them.
enum SchemaPlace {
    private static let ending = ".schema.json"

    /// The documents that a path means: itself, or those of a folder and of the folders in it.
    static func documents(at path: String) throws -> [String] {
        guard !path.hasSuffix(ending) else { return [path] }
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        let names = Files.names(in: folder).sorted()
        guard !names.isEmpty else {
            throw Refusal(
                .notFound, "\(path) is neither a schema document nor a folder with one.",
                help: "Name a file that ends in \(ending), or a folder.", field: path)
        }
        return names.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }
            + names.flatMap { inner in
                Files.names(in: "\(folder)/\(inner)").sorted().filter { $0.hasSuffix(ending) }
                    .map { "\(folder)/\(inner)/\($0)" }
            }
    }

    /// The versions in the folder of a document.
    /// - Throws: `schema-invalid` where one cannot be read.
    static func siblings(of file: String) throws -> [(path: String, schema: DatasetSchema)] {
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        let place = folder.isEmpty ? (file.hasPrefix("/") ? "/" : ".") : folder
        return try Files.names(in: place).sorted().filter { $0.hasSuffix(ending) }.map { name in
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            return (path: path, schema: try GatewayHome.schema(at: "\(place)/\(name)"))
        }
    }

    /// A document named by its path, or as `dataset@version` in a folder of schemas.
    /// - Throws: `not-found` or `schema-invalid`.
    static func schema(_ name: String, in folder: String) throws -> DatasetSchema {
        let parts = name.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !Files.exists(name), let dataset = DatasetID(parts[0]),
            let version = SemanticVersion(parts[1])
        else {
            guard Files.exists(name) else {
                throw Refusal(
                    .notFound, "There is no \(name).",
                    help: "Name a document, or a version as dataset@1.0.0.", field: name)
            }
            return try GatewayHome.schema(at: name)
        }
        let path = "\(folder)/\(dataset)/\(version)\(ending)"
        guard Files.exists(path) else {
            throw Refusal(
                .schemaVersionUnknown, "There is no \(path).",
                help: "Name the folder of schemas with --schemas.", field: name)
        }
        return try GatewayHome.schema(at: path)
    }
}

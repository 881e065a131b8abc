import FoundationEssentials
import RecordValidation
import SharingModel
import StrictJSON
import Testing

/// The schemas that the project ships, with their example files.
enum Catalogue {
    /// A schema document.
    struct Document: Sendable, CustomTestStringConvertible {
        let dataset: String
        let version: String

        var path: String { "\(Catalogue.folder)/\(dataset)/\(version).schema.json" }
        var testDescription: String { "\(dataset) \(version)" }

        func schema() throws -> DatasetSchema {
            guard let loaded = Catalogue.schemas[path] else {
                throw ValidationKit.Missing(what: path)
            }
            return try loaded.get()
        }

        func json() throws -> JSONValue { try JSONParser.parse(try Catalogue.bytes(path)) }

        /// The example files of one kind, `good` or `bad`.
        func examples(_ kind: String) -> [Example] {
            let folder = "\(Catalogue.folder)/\(dataset)/examples/\(version)"
            return Catalogue.names(in: folder)
                .filter { $0.hasPrefix(kind + "-") && $0.hasSuffix(".csv") }
                .map { Example(document: self, path: "\(folder)/\($0)", name: $0) }
        }
    }

    /// A file that shows what is accepted, or what is refused and why.
    struct Example: Sendable, CustomTestStringConvertible {
        let document: Document
        let path: String
        let name: String

        var testDescription: String { "\(document.dataset) \(name)" }

        /// The findings as `expected.json` writes them, one a line.
        func expected() throws -> [String] {
            guard name.hasPrefix("bad-") else { return [] }
            let text = path.dropLast(".csv".count) + ".expected.json"
            let json = try JSONParser.parse(try Catalogue.bytes(String(text)))
            guard let array = json.array else { throw ValidationKit.Missing(what: String(text)) }
            return array.map {
                Catalogue.line($0["line"]?.integer, $0["header"]?.string, $0["code"]?.string)
            }
        }

        func report(
            _ schema: DatasetSchema, chunks: [Int] = [], sink: (any RecordSink)? = nil
        ) throws -> ValidationReport {
            try ValidationKit.report(
                try Catalogue.bytes(path), schema, chunks: chunks,
                options: ValidationOptions(today: Catalogue.today), sink: sink)
        }
    }

    static let folder = ValidationKit.root + "/schemas"
    /// When the examples are sent: the good ones would be accepted on any later day, too.
    static let today = CalendarDate(year: 2027, month: 1, day: 4)

    static let documents: [Document] = names(in: folder).flatMap { dataset in
        names(in: folder + "/" + dataset).filter { $0.hasSuffix(".schema.json") }.map {
            Document(dataset: dataset, version: String($0.dropLast(".schema.json".count)))
        }
    }

    /// Each document, loaded once.
    static let schemas: [String: Result<DatasetSchema, any Error>] = {
        var schemas: [String: Result<DatasetSchema, any Error>] = [:]
        for document in documents {
            schemas[document.path] = Result { try ValidationKit.schema(at: document.path) }
        }
        return schemas
    }()

    static let examples: [Example] = documents.flatMap { $0.examples("good") + $0.examples("bad") }

    /// A finding as the tests compare it.
    static func line(_ finding: Violation) -> String {
        line(finding.line, finding.header, finding.code.rawValue)
    }

    private static func line(_ line: Int?, _ header: String?, _ code: String?) -> String {
        "\(line ?? 0) \(header ?? "-") \(code ?? "?")"
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        guard let bytes = TestFile.bytes(path) else { throw ValidationKit.Missing(what: path) }
        return bytes
    }

    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}

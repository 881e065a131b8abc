import GatewayClient
import RecordValidation
import SharingModel

/// A folder of schemas: `<dataset>/<version>.schema.json`.
enum SchemaFolder {
    /// The schemas that stand in a folder, by dataset and version; none is opened.
    static func versions(
        in folder: String
    ) throws -> [(dataset: DatasetID, version: SemanticVersion, path: String)] {
        let suffix = ".schema.json"
        var found: [(dataset: DatasetID, version: SemanticVersion, path: String)] = []
        for name in try LocalFile.names(in: folder) {
            let inner = Path.join(folder, name)
            guard let dataset = DatasetID(name), LocalFile.isFolder(inner) else { continue }
            for file in try LocalFile.names(in: inner) where file.hasSuffix(suffix) {
                guard let version = SemanticVersion(String(file.dropLast(suffix.count))) else {
                    continue
                }
                found.append((dataset, version, Path.join(inner, file)))
            }
        }
        return found.sorted { ($0.dataset, $0.version) < ($1.dataset, $1.version) }
    }

    /// Reads one schema, and names its file where it is not valid.
    static func read(_ path: String) throws -> DatasetSchema {
        let document = try LocalFile.contents(of: path, bytesMax: Limits.schemaBytesMax)
        do {
            return try SchemaSource.read(document)
        } catch let refusal as Refusal {
            throw Complaint(
                .usage,
                "\(path): \(refusal.reason)"
                    + (refusal.field.map { " (at \($0))" } ?? ""), hint: refusal.help)
        }
    }
}

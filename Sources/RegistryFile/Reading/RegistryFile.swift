public import SharingModel
import Yams

/// The registry as a YAML file, keys in kebab-case as in deploy/demo/registry.yaml; nothing unknown
/// is skipped.
public enum RegistryFile {
    /// Reads a registry.
    /// - Parameter bytes: the file, UTF-8.
    /// - Returns: a registry in which every name that is used is known.
    /// - Throws: `registry-invalid` with the first problem's line and column, and how many more
    ///   there are; `field` is its place in the document.
    public static func registry(from bytes: [UInt8]) throws(Refusal) -> Registry {
        try document(from: bytes).registry
    }

    /// Reads a registry with the places of its values.
    /// - Parameter bytes: the file, UTF-8.
    /// - Throws: as `registry(from:)`.
    public static func document(from bytes: [UInt8]) throws(Refusal) -> RegistryDocument {
        switch read(bytes) {
        case .document(let document): return document
        case .problems(let problems): throw RegistryProblem.refusal(problems)
        }
    }

    /// Everything that is wrong with a registry file, in order of place; empty where nothing is.
    /// - Parameter bytes: the file, UTF-8.
    public static func problems(in bytes: [UInt8]) -> [RegistryProblem] {
        if case .problems(let problems) = read(bytes) { return problems }
        return []
    }

    private enum Result {
        case document(RegistryDocument)
        case problems([RegistryProblem])
    }

    private static func read(_ bytes: [UInt8]) -> Result {
        if let problem = RegistryText.problem(in: bytes) { return .problems([problem]) }
        let text = String(decoding: bytes, as: UTF8.self)
        do {
            let parser = try Parser(yaml: text)
            let root = try parser.singleRoot()
            // The parser holds the anchors that nodes only refer to, so it outlives the reading.
            return withExtendedLifetime(parser) { read(root) }
        } catch let error as YamlError {
            return .problems([YAMLProblem.problem(error, in: text)])
        } catch {
            return .problems([
                RegistryProblem(
                    line: 1, column: 1, path: "", reason: "the file cannot be read as YAML",
                    help: "Check its syntax.")
            ])
        }
    }

    private static func read(_ root: Node?) -> Result {
        guard let root else {
            return .problems([
                RegistryProblem(
                    line: 1, column: 1, path: "", reason: "the file is empty",
                    help: "Begin with `trust-domain:`; deploy/demo/registry.yaml is an example.")
            ])
        }
        let reader = RegistryReader()
        let registry = reader.read(root)
        let problems = reader.problems.sorted {
            ($0.line, $0.column, $0.reason) < ($1.line, $1.column, $1.reason)
        }
        return problems.isEmpty
            ? .document(RegistryDocument(registry, places: reader.places)) : .problems(problems)
    }
}

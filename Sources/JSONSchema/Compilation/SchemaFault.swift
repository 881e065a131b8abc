/// Why a schema is refused when it is compiled, and where in which document.
public struct SchemaFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: String, Sendable, Hashable {
        case notASchema = "not-a-schema"
        case unknownDialect = "unknown-dialect"
        case unknownVocabulary = "unknown-vocabulary"
        case badKeyword = "bad-keyword"
        case badPattern = "bad-pattern"
        case badIdentifier = "bad-identifier"
        case duplicateIdentifier = "duplicate-identifier"
        case unresolvedReference = "unresolved-reference"
        case endlessReference = "endless-reference"
        case tooLarge = "too-large"
    }

    /// What is wrong.
    public let reason: Reason
    /// The document's URI; empty where it has none.
    public let document: String
    /// The place in the document, as a JSON pointer.
    public let pointer: String
    /// What is wrong, in words.
    public let detail: String

    /// The place and the words.
    public var description: String { "\(document)#\(pointer): \(detail)" }
}

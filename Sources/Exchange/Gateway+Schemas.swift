import Cryptography
import RecordValidation
public import SharingModel
public import StrictJSON
import Synchronization

extension Gateway {
    /// The catalogue, as `GET /v1/schemas` gives it.
    public func schemaList() -> JSONValue {
        let schemas = catalogue.all.sorted {
            ($0.dataset, $0.version) < ($1.dataset, $1.version)
        }
        return [
            "schemas": .array(
                schemas.map { schema in
                    [
                        "dataset": .string(schema.dataset.text),
                        "version": .string(schema.version.description),
                        "title": .string(schema.title), "sha256": .string(schema.sha256.hex),
                    ]
                })
        ]
    }

    /// A schema document, byte for byte as it was published.
    /// - Throws: `dataset-unknown` or `schema-version-unknown`.
    public func schemaDocument(dataset: String, version: String) throws(Refusal) -> [UInt8] {
        try catalogue.found(dataset: dataset, version: version).document
    }

    /// The dataset's CSV template.
    /// - Throws: `dataset-unknown` or `schema-version-unknown`.
    public func schemaTemplate(dataset: String, version: String) throws(Refusal) -> [UInt8] {
        try catalogue.found(dataset: dataset, version: version).csvTemplate
    }

    /// Starts a dry run: the report, and nothing is kept.
    /// - Throws: `role-missing`, `field-missing`, `dataset-unknown` or `schema-version-unknown`.
    public func openValidation(
        _ caller: Caller, dataset: String?, schema: String?
    ) throws -> DryRun {
        try caller.require(.submit)
        guard let dataset, !dataset.isEmpty else {
            throw Refusal(
                .fieldMissing, "The dataset is not named.", help: "Add ?dataset=NAME.",
                field: "dataset")
        }
        return try DryRun(schema: catalogue.found(dataset: dataset, version: schema))
    }
}

/// A validation of which nothing is kept. Bytes go in, a report comes out.
public final class DryRun: Sendable {
    private struct State {
        var hasher: SHA256Hasher
        var validator: FileValidator
        var count = 0
    }

    private let state: Mutex<State>

    init(schema: DatasetSchema) throws {
        state = Mutex(
            State(
                hasher: try SHA256Hasher(),
                validator: FileValidator(schema: schema, options: ValidationOptions())))
    }

    /// Takes the next bytes of the file.
    /// - Throws: `upload-too-large`.
    public func append(_ bytes: UnsafeRawBufferPointer) throws {
        let borrowed = unsafe BorrowedBytes(bytes)
        let count = state.withLock { state in
            unsafe state.hasher.update(borrowed.pointer)
            unsafe state.validator.consume(borrowed.pointer)
            state.count += unsafe borrowed.pointer.count
            return state.count
        }
        if count > Limits.uploadBytesMax { throw UploadDesk.tooLarge }
    }

    /// The report; called once, at the end.
    public func finish() throws -> JSONValue {
        state.withLock { state in
            guard let digest = SHA256Digest(bytes: state.hasher.finalize()) else {
                preconditionFailure("a SHA-256 digest has 32 bytes")
            }
            return state.validator.finish(fileDigest: digest).json
        }
    }
}

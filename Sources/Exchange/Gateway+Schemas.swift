import Compression
import RecordValidation
public import SchemaPublishing
public import SharingModel
public import StrictJSON
import Synchronization

extension Gateway {
    /// The catalogue, as `GET /v1/schemas` gives it; `sunset` is the last day of a version that has
    /// one, `live` whether files are taken under it today.
    public func schemaList() -> JSONValue {
        let lifetimes = lifetimes
        let day = today
        return [
            "schemas": .array(
                catalogue.all.map { schema in
                    var line = JSONObject([
                        ("dataset", .string(schema.dataset.text)),
                        ("version", .string(schema.version.description)),
                        ("title", .string(schema.title)), ("sha256", .string(schema.sha256.hex)),
                    ])
                    line["sunset"] = lifetimes.lastDay(schema.dataset, schema.version)
                        .map { .string($0.description) }
                    line["live"] = .bool(
                        lifetimes.isLive(schema.dataset, schema.version, on: day))
                    return .object(line)
                })
        ]
    }

    /// A schema document, byte for byte as it was published.
    /// - Throws: `dataset-unknown` or `schema-version-unknown`.
    public func schemaDocument(dataset: String, version: String) throws(Refusal) -> [UInt8] {
        try catalogue.found(dataset: dataset, version: version).document
    }

    /// What is generated from a schema.
    /// - Throws: `dataset-unknown` or `schema-version-unknown`.
    public func schemaArtefact(
        _ artefact: SchemaArtefact, dataset: String, version: String
    ) throws(Refusal) -> [UInt8] {
        try artefact.bytes(of: catalogue.found(dataset: dataset, version: version))
    }

    /// The last second in which files are taken under a schema version; nil where no day is set.
    public func schemaSunset(dataset: String, version: String) -> Instant? {
        guard let dataset = DatasetID(dataset), let version = SemanticVersion(version) else {
            return nil
        }
        return lifetimes.sunset(dataset, version)
    }

    /// Starts a dry run: the report, and nothing is kept. The cells are held to the form of the
    /// caller's agreement, where it has one.
    /// - Parameters:
    ///   - mediaType: of the body, without parameters; NDJSON where it says so, else CSV.
    ///   - contentEncoding: how the body is packed.
    /// - Throws: `role-missing`, `field-missing`, `dataset-unknown`, `schema-version-unknown` or
    ///   `content-coding-unsupported`.
    public func openValidation(
        _ caller: Caller, dataset: String?, schema: String?, mediaType: String? = nil,
        contentEncoding: String? = nil
    ) throws -> DryRun {
        try caller.require(.submit)
        guard let dataset, !dataset.isEmpty else {
            throw Refusal(
                .fieldMissing, "The dataset is not named.", help: "Add ?dataset=NAME.",
                field: "dataset")
        }
        try schemaHolder.checkUsable(dataset: dataset, version: schema)
        // As an upload does: the newest version under which files are taken today.
        let reader = UploadDeclarationReader(
            registry: registry, catalogue: catalogue, today: today)
        let schema = try reader.schema(["dataset": dataset, "schema": schema ?? ""])
        return try DryRun(
            FileIntake.Form(
                schema: schema, format: mediaType.flatMap { FileFormat(mediaType: $0) } ?? .csv,
                coding: ContentCoding.read(contentEncoding), today: today,
                disclosure: agreedForm(caller, schema.dataset),
                keyFolder: configuration.uploadsDirectory,
                keyBytesMax: configuration.uniqueKeyBytesMax),
            sunset: lifetimes.sunset(schema.dataset, schema.version))
    }

    /// The form in which the caller's agency sends a dataset; nil where its agreements in force
    /// name several, or there is none.
    private func agreedForm(_ caller: Caller, _ dataset: DatasetID) -> DisclosureForm? {
        guard let agency = caller.holder.agency else { return nil }
        let day = today
        let forms = registry.agreements(of: agency, for: dataset)
            .filter { $0.isInForce(on: day) }.map(\.form)
        return Set(forms).count == 1 ? forms.first : nil
    }
}

/// A validation of which nothing is kept. Bytes go in, a report comes out.
public final class DryRun: Sendable {
    private struct State {
        var intake: FileIntake
        var count = 0
    }

    private let state: Mutex<State>
    /// The last second in which files are taken under the schema version, where a day is set.
    public let sunset: Instant?

    init(_ form: FileIntake.Form, sunset: Instant?) throws {
        state = Mutex(State(intake: try FileIntake(form)))
        self.sunset = sunset
    }

    /// Takes the next bytes of the file.
    /// - Throws: `upload-too-large`, `content-coding-damaged` or `content-coding-ratio`.
    public func append(_ bytes: UnsafeRawBufferPointer) throws {
        let borrowed = unsafe BorrowedBytes(bytes)
        let count = try state.withLock { state throws(Refusal) in
            try unsafe state.intake.consume(borrowed.pointer)
            state.count += unsafe borrowed.pointer.count
            return state.count
        }
        if count > Limits.uploadBytesMax { throw UploadDesk.tooLarge }
    }

    /// The report; called once, at the end.
    public func finish() throws -> JSONValue {
        try state.withLock { state throws(Refusal) in try state.intake.finish().report.json }
    }
}

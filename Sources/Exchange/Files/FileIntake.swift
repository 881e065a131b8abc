import Compression
import Cryptography
import KeyFiles
import RecordValidation
import SharingModel

/// Learns what a file is as it arrives: unpacked, digested and validated in step. The digest and
/// the report are of the unpacked file, which is the one that the sender has.
///
/// Not shared: its owner calls it one at a time.
final class FileIntake {
    /// How a file comes.
    struct Form: Sendable {
        let schema: DatasetSchema
        let format: FileFormat
        let coding: ContentCoding?
        /// The day on which it is received.
        let today: CalendarDate
        /// The form declared, where it is known: what the cells are held to.
        let disclosure: DisclosureForm?
        /// Where keys go that outgrow memory.
        let keyFolder: String
        /// What keys may take in memory.
        let keyBytesMax: Int
        /// With which earlier submissions keys are compared, where the schema asks for it.
        var keyScope: KeyScope?
    }

    private let hasher: SHA256Hasher
    private let validator: FileValidator
    private let inflater: Inflater?
    /// The keys to keep should the file be accepted.
    let keys: KeyCollector?

    /// - Throws: `CryptographyError`, or refusal `internal-fault`.
    init(_ form: Form) throws {
        keys = form.keyScope.map {
            KeyCollector(
                $0, rules: form.schema.keyRulesAcrossSubmissions, folder: form.keyFolder)
        }
        hasher = try SHA256Hasher()
        validator = FileValidator(
            schema: form.schema,
            options: ValidationOptions(
                today: form.today, keyBytesMax: form.keyBytesMax, form: form.disclosure),
            format: form.format,
            resources: ValidationResources(
                spill: KeyFolder(path: form.keyFolder),
                earlierKeys: form.keyScope.map(KnownKeys.init)),
            sink: keys)
        inflater = try form.coding.map { coding throws(Refusal) in try Inflater(coding) }
    }

    /// Takes the next bytes as they came.
    /// - Throws: `content-coding-damaged`, `content-coding-ratio` or `upload-too-large`.
    func consume(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
        guard let inflater else { return unsafe take(bytes) }
        try unsafe inflater.decode(bytes) { unsafe take($0) }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        unsafe hasher.update(bytes)
        unsafe validator.consume(bytes)
    }

    /// Ends the file; called once.
    /// - Throws: `content-coding-damaged` where the packed file is not whole; `storage-full` or
    ///   `internal-fault` where keys could not be kept.
    func finish() throws(Refusal) -> (digest: SHA256Digest, report: ValidationReport) {
        try inflater?.finish()
        guard let digest = SHA256Digest(bytes: hasher.finalize()) else {
            preconditionFailure("a SHA-256 digest has 32 bytes")
        }
        let report = validator.finish(fileDigest: digest)
        if let fault = validator.keyFault ?? validator.sinkError {
            throw Self.refusal(for: fault)
        }
        keys?.drop(validator.lateRejections)
        return (digest, report)
    }

    /// What the sender is told where keys could not be kept.
    static func refusal(for fault: any Error) -> Refusal {
        guard let fault = fault as? KeyFileFault else {
            return (fault as? Refusal)
                ?? Refusal(
                    .internalFault, "The gateway could not compare the rows.",
                    help: "Try again; if it happens again, tell the operator.",
                    underlying: "\(fault)")
        }
        return FileFault(fault.operation, number: fault.number).refusal
    }
}

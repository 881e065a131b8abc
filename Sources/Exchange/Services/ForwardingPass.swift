import Cryptography
import GatewayStore
import KeyFiles
import RecordValidation
import SharingModel
import StrictJSON

/// One reading of a stored file into a sink.
struct ForwardingPass: Sendable {
    /// Rows were sent that only the end of the file showed to be rejected: all are to be dropped,
    /// and taken from a second pass that leaves these out.
    struct LateRejections: Error {
        let rows: RowSet
    }

    let record: SubmissionRecord
    let schema: DatasetSchema
    let digest: SHA256Digest
    let objects: ObjectStore
    let keyFolder: String
    let keyBytesMax: Int
    var excluded = RowSet()

    /// Sends the rows that were accepted.
    /// - Throws: `LateRejections`; refusal `ledger-inconsistent` where the file or its rows are not
    ///   those that were accepted; a fault of files or sink.
    func run(_ sink: any RecordSink) throws {
        let validator = FileValidator(
            schema: schema,
            options: ValidationOptions(
                today: LondonTime.date(at: record.receivedAt), keyBytesMax: keyBytesMax,
                form: record.form),
            format: record.fileFormat,
            resources: ValidationResources(
                spill: KeyFolder(path: keyFolder), excluded: excluded),
            sink: sink)
        let hasher = try SHA256Hasher()
        try unsafe objects.read(digest) { bytes in
            unsafe hasher.update(bytes)
            unsafe validator.consume(bytes)
        }
        guard hasher.finalize() == digest.bytes else {
            throw Refusal(
                .ledgerInconsistent, "A stored file is not the one that was accepted.",
                help: "Restore it from the backup; its digest stands in the receipt.")
        }
        let report = validator.finish(fileDigest: digest)
        if let error = validator.sinkError { throw error }
        if let fault = validator.keyFault { throw FileIntake.refusal(for: fault) }
        guard validator.lateRejections.isEmpty else {
            throw LateRejections(rows: validator.lateRejections)
        }
        guard report.rows == record.rows else {
            throw Refusal(
                .ledgerInconsistent, "A stored file gives other rows than were accepted.",
                help: "The program has changed; report this as a fault.")
        }
    }
}

extension SubmissionRecord {
    /// The form of the file, as its report says.
    var fileFormat: FileFormat {
        guard let report, let json = try? JSONParser.parse(report),
            let format = json["file"]?["format"]?.string.flatMap({ FileFormat(rawValue: $0) })
        else { return .csv }
        return format
    }
}

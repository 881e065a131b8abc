public import RecordValidation
import SharingLedger
public import SharingModel

/// What the sender says of a file when it creates the upload.
public struct UploadDeclaration: Sendable, Hashable {
    /// The dataset.
    public var dataset: DatasetID
    /// The schema's version.
    public var schema: SemanticVersion
    /// The period that the file speaks about.
    public var period: Period
    /// The power relied on.
    public var power: Power
    /// The form of the data.
    public var form: DisclosureForm
    /// The agreement relied on; nil lets the gateway find it.
    public var agreement: AgreementID?
    /// The request that is answered, for s.17.
    public var reference: String?
    /// The file's name, without its folder.
    public var fileName: String
    /// The file's digest.
    public var digest: SHA256Digest
    /// Makes a repeat recognisable.
    public var idempotencyKey: String
    /// How the file is written.
    public var format: FileFormat
    /// The earlier submission whose records this file sends again, corrected.
    public var replaces: SubmissionID?

    /// A declaration.
    public init(
        dataset: DatasetID, schema: SemanticVersion, period: Period, power: Power,
        form: DisclosureForm, agreement: AgreementID? = nil, reference: String? = nil,
        fileName: String, digest: SHA256Digest, idempotencyKey: String,
        format: FileFormat = .csv, replaces: SubmissionID? = nil
    ) {
        self.dataset = dataset
        self.schema = schema
        self.period = period
        self.power = power
        self.form = form
        self.agreement = agreement
        self.reference = reference
        self.fileName = fileName
        self.digest = digest
        self.idempotencyKey = idempotencyKey
        self.format = format
        self.replaces = replaces
    }

    /// The field `Upload-Metadata`: names and base64 values, commas between.
    /// Source: tus 1.0.0, Creation.
    public var metadata: String {
        let items: [(String, String?)] = [
            ("dataset", dataset.text), ("schema", schema.description),
            ("period", period.description), ("power", power.rawValue), ("form", form.rawValue),
            ("agreement", agreement?.text), ("reference", reference),
            ("filename", String(fileName.prefix(Limits.filenameCharactersMax))),
            ("sha256", digest.hex), ("idempotency-key", idempotencyKey),
            ("format", format.rawValue), ("replaces", replaces?.text),
        ]
        return items.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : "\(name) \(Base64.text(of: Array($0.utf8)))" }
        }.joined(separator: ",")
    }
}

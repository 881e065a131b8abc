public import SharingModel

/// What validation found in one file: the same bytes give the same report, online and offline.
public struct ValidationReport: Sendable, Hashable {
    /// The name of this shape.
    public static let form = "svd-validation/1"

    /// What becomes of the file.
    public var verdict: ValidationVerdict
    /// The dataset it was checked as.
    public var dataset: DatasetID
    /// The version of the schema.
    public var schemaVersion: SemanticVersion
    /// The digest of the schema document.
    public var schemaDigest: SHA256Digest
    /// The length of the file.
    public var fileBytes: Int
    /// The digest of the file; nil where nobody asked for it.
    public var fileDigest: SHA256Digest?
    /// The format of the file: `csv`.
    public var fileFormat: String
    /// Data rows; where checking stopped early, those before the place where it stopped.
    public var rows: RowCounts
    /// How often each thing was found, in the order of `ViolationCode` and then of columns.
    public var totals: [ViolationTotal]
    /// The first findings in the order of the file.
    public var violations: ViolationList
    /// Whether there are more findings than are listed.
    public var truncated: Bool

    /// A report.
    public init(
        verdict: ValidationVerdict, dataset: DatasetID, schemaVersion: SemanticVersion,
        schemaDigest: SHA256Digest, fileBytes: Int, fileDigest: SHA256Digest?,
        fileFormat: String = "csv", rows: RowCounts, totals: [ViolationTotal],
        violations: ViolationList, truncated: Bool
    ) {
        self.verdict = verdict
        self.dataset = dataset
        self.schemaVersion = schemaVersion
        self.schemaDigest = schemaDigest
        self.fileBytes = fileBytes
        self.fileDigest = fileDigest
        self.fileFormat = fileFormat
        self.rows = rows
        self.totals = totals
        self.violations = violations
        self.truncated = truncated
    }
}

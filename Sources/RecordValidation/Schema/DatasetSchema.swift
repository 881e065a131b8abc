public import SharingModel

/// One version of a dataset's schema, checked and compiled.
public struct DatasetSchema: Sendable {
    /// The dataset.
    public let dataset: DatasetID
    /// The version.
    public let version: SemanticVersion
    /// The digest of the document's bytes.
    public let sha256: SHA256Digest
    /// The document as it was read.
    public let document: [UInt8]
    /// The title, for people.
    public let title: String
    /// What the dataset is, for people.
    public let description: String
    /// Where its definition comes from.
    public let source: String?
    /// The columns in the order of the document, which is the order of a file's header.
    public let columns: [Column]
    /// The columns of the analysis store: those of a file, then those computed from them.
    public var storedColumns: [Column] { columns + CorePair.derived(columns) }
    /// Whether `storedColumns` ends with a latitude and a longitude that no file has.
    public var hasDerivedPosition: Bool { !CorePair.derived(columns).isEmpty }
    /// What it says of the law.
    public let profile: DisclosureProfile
    /// What becomes of a file with faulty rows.
    public let acceptance: AcceptancePolicy
    /// How often it is expected, where the schema says so.
    public let cadence: Cadence?
    /// How long records are kept: an ISO 8601 duration of years, months or days.
    public let retention: String?
    /// Whether the columns may stand in any order, and optional ones be left out.
    let allowsAnyOrder: Bool
    let rules: [RecordRule]
    let suspects: SuspectPolicy
    let areas: AreaTables
    let program: RowProgram

    /// Reads a schema document.
    /// - Parameters:
    ///   - document: JSON in UTF-8.
    ///   - sha256: the digest of those bytes.
    ///   - wasChecked: whether these very bytes were held against JSON Schema before, as those of
    ///     a published version were; that takes the larger part of the reading.
    /// - Throws: `schema-invalid`, with the JSON pointer of the fault in `field`.
    public init(
        document: [UInt8], sha256: SHA256Digest, wasChecked: Bool = false
    ) throws(Refusal) {
        let parts = try SchemaReader.read(document, wasChecked: wasChecked)
        self.document = document
        self.sha256 = sha256
        dataset = parts.dataset
        version = parts.version
        title = parts.title
        description = parts.description
        source = parts.source
        columns = parts.columns
        profile = parts.profile
        acceptance = parts.acceptance
        cadence = parts.cadence
        retention = parts.retention
        allowsAnyOrder = parts.allowsAnyOrder
        rules = parts.rules
        suspects = parts.suspects
        areas = parts.areas
        program = try RowProgram(
            columns: parts.columns, rules: parts.rules, suspects: suspects, areas: areas)
    }

    /// A header line to fill in: UTF-8 with byte-order mark, so that Excel reads it rightly; CRLF.
    public var csvTemplate: [UInt8] {
        let cells = columns.map { column in
            let needsQuotes = column.header.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
            guard needsQuotes else { return column.header }
            return "\""
                + column.header.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\""
        }
        return [0xEF, 0xBB, 0xBF] + Array((cells.joined(separator: ",") + "\r\n").utf8)
    }
}

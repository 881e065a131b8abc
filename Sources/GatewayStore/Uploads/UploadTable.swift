import SQLDatabase
import SharingModel

/// The statements over `upload`.
enum UploadTable {
    private static let columns = """
        id, agency, holder, dataset, schemaVersion, period, power, form, agreement, reference,
        filename, declaredSHA256, idempotencyKey, length, createdAt, expiresAt, state, submission
        """

    private static let insertion =
        "INSERT INTO upload (\(columns)) VALUES ("
        + (1...18).map { "?\($0)" }.joined(separator: ", ") + ")"

    static func insert(_ record: UploadRecord, _ connection: SQLConnection) throws {
        let values: [SQLValue] = [
            .text(record.id), .text(record.agency.text), .text(record.holder.description),
            .text(record.dataset.text), .optional(record.schemaVersion?.description),
            .text(record.period.description), .optional(record.power?.rawValue),
            .optional(record.form?.rawValue), .optional(record.agreement?.text),
            .optional(record.reference), .optional(record.filename),
            .optional(record.declaredDigest?.bytes), .optional(record.idempotencyKey),
            .integer(record.length), .integer(record.createdAt.milliseconds),
            .integer(record.expiresAt.milliseconds), .text(record.state.rawValue),
            .optional(record.submission?.text),
        ]
        do {
            try connection.run(insertion, values)
        } catch  where error.kind == .constraint {
            throw Refusal(
                .idempotencyConflict, "An upload with this key is under way.",
                help: "Resume it, or terminate it first.", field: "idempotency-key",
                underlying: error.message)
        }
    }

    static func update(
        _ id: String, state: UploadState, submission: SubmissionID?, expiresAt: Instant?,
        _ connection: SQLConnection
    ) throws {
        try connection.run(
            """
            UPDATE upload SET state = ?2, submission = ?3, expiresAt = coalesce(?4, expiresAt)
            WHERE id = ?1
            """,
            [
                .text(id), .text(state.rawValue), .optional(submission?.text),
                .optional(expiresAt?.milliseconds),
            ])
    }

    static func delete(_ id: String, _ connection: SQLConnection) throws {
        try connection.run("DELETE FROM upload WHERE id = ?1", [.text(id)])
    }

    static func record(id: String, _ connection: SQLConnection) throws -> UploadRecord? {
        try connection.first("SELECT \(columns) FROM upload WHERE id = ?1", [.text(id)], read)
    }

    static func record(
        agency: AgencyID, idempotencyKey: String, _ connection: SQLConnection
    ) throws -> UploadRecord? {
        try connection.first(
            """
            SELECT \(columns) FROM upload WHERE agency = ?1 AND idempotencyKey = ?2
            ORDER BY state DESC, createdAt DESC LIMIT 1
            """,
            [.text(agency.text), .text(idempotencyKey)], read)
    }

    static func expired(
        at time: Instant, limit: Int, _ connection: SQLConnection
    ) throws -> [UploadRecord] {
        try connection.query(
            "SELECT \(columns) FROM upload WHERE expiresAt <= ?1 ORDER BY expiresAt LIMIT ?2",
            [.integer(time.milliseconds), .integer(limit)], read)
    }

    static func open(agency: AgencyID?, _ connection: SQLConnection) throws -> Int {
        try connection.first(
            """
            SELECT count(*) FROM upload
            WHERE state = 'receiving' AND (?1 IS NULL OR agency = ?1)
            """, [.optional(agency?.text)]
        ) { $0.integer(0) } ?? 0
    }

    private static func read(_ row: SQLRow) throws -> UploadRecord {
        UploadRecord(
            id: row.text(0), agency: try row.value(1, "agency") { AgencyID($0) },
            holder: try row.value(2, "holder") { HolderID(stored: $0) },
            dataset: try row.value(3, "dataset") { DatasetID($0) },
            period: try row.value(5, "period") { Period($0) }, length: row.integer(13),
            createdAt: row.instant(14), expiresAt: row.instant(15),
            schemaVersion: try row.optional(4, "schemaVersion") { SemanticVersion($0) },
            power: try row.optional(6, "power") { Power(rawValue: $0) },
            form: try row.optional(7, "form") { DisclosureForm(rawValue: $0) },
            agreement: try row.optional(8, "agreement") { AgreementID($0) },
            reference: row.optionalText(9), filename: row.optionalText(10),
            declaredDigest: try row.optionalDigest(11, "declaredSHA256"),
            idempotencyKey: row.optionalText(12),
            state: try row.value(16, "state") { UploadState(rawValue: $0) },
            submission: try row.optional(17, "submission") { SubmissionID($0) })
    }
}

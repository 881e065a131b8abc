import SQLDatabase
import SharingModel
import StrictJSON

/// The statements over `submission`.
enum SubmissionTable {
    private static let columns = """
        id, agency, holder, dataset, period, schemaVersion, schemaSHA256, power, form, agreement,
        reference, state, receivedAt, fileBytes, fileSHA256, salt, filename, idempotencyKey,
        rowsReceived, rowsAccepted, rowsRejected, reason, ground, decidedBy, reviewOn, codes, due,
        timeliness, ledgerSequence, leafHash, report, forwardedRows,
        replaces, replacedBy
        """

    private static let insertion =
        "INSERT INTO submission (\(columns)) VALUES ("
        + (1...34).map { "?\($0)" }.joined(separator: ", ") + ")"

    static func insert(_ record: SubmissionRecord, _ connection: SQLConnection) throws {
        do {
            try connection.run(insertion, values(of: record))
        } catch  where error.kind == .constraint {
            throw Refusal(
                .idempotencyConflict, "This submission is recorded already.",
                help: "Ask for the first one's receipt; its key or its content is the same.",
                underlying: error.message)
        }
    }

    private static func values(of record: SubmissionRecord) -> [SQLValue] {
        [
            .text(record.id.text), .text(record.agency.text), .text(record.holder.description),
            .text(record.dataset.text), .text(record.period.description),
            .optional(record.schemaVersion?.description), .optional(record.schemaDigest?.bytes),
            .text(record.power.rawValue), .text(record.form.rawValue),
            .text(record.agreement.text), .optional(record.reference),
            .text(record.state.rawValue), .integer(record.receivedAt.milliseconds),
            .optional(record.fileBytes), .optional(record.fileDigest?.bytes),
            .optional(record.salt), .optional(record.filename), .optional(record.idempotencyKey),
            .optional(record.rows?.received), .optional(record.rows?.accepted),
            .optional(record.rows?.rejected), .optional(record.reason?.rawValue),
            .optional(record.ground), .optional(record.decidedBy),
            .optional(record.reviewOn?.description), .text(text(of: record.codes)),
            .optional(record.due?.description), .text(record.timeliness.rawValue),
            .integer(record.ledgerSequence), .blob(record.leafHash.bytes),
            .optional(record.report), .optional(record.forwardedRows),
            .optional(record.replaces?.text), .optional(record.replacedBy?.text),
        ]
    }

    private static func text(of codes: [String: Int]) -> String {
        let object = JSONObject(
            codes.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
        return String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self)
    }

    static func record(id: SubmissionID, _ connection: SQLConnection) throws -> SubmissionRecord? {
        try connection.first(
            "SELECT \(columns) FROM submission WHERE id = ?1", [.text(id.text)], read)
    }

    static func record(
        agency: AgencyID, idempotencyKey: String, _ connection: SQLConnection
    ) throws -> SubmissionRecord? {
        try connection.first(
            "SELECT \(columns) FROM submission WHERE agency = ?1 AND idempotencyKey = ?2",
            [.text(agency.text), .text(idempotencyKey)], read)
    }

    static func record(
        agency: AgencyID, agreement: AgreementID, dataset: DatasetID, period: Period,
        fileDigest: SHA256Digest, _ connection: SQLConnection
    ) throws -> SubmissionRecord? {
        try connection.first(
            """
            SELECT \(columns) FROM submission
            WHERE agency = ?1 AND dataset = ?2 AND period = ?3 AND fileSHA256 = ?4
                AND agreement = ?5 AND state IN ('accepted', 'accepted-in-part', 'forwarded')
            ORDER BY replacedBy IS NOT NULL, id DESC LIMIT 1
            """,
            [
                .text(agency.text), .text(dataset.text), .text(period.description),
                .blob(fileDigest.bytes), .text(agreement.text),
            ], read)
    }

    /// Notes what stands in a submission's place.
    /// - Returns: false where something does already.
    static func replace(
        _ id: SubmissionID, by correction: SubmissionID, _ connection: SQLConnection
    ) throws -> Bool {
        try connection.run(
            "UPDATE submission SET replacedBy = ?2 WHERE id = ?1 AND replacedBy IS NULL",
            [.text(id.text), .text(correction.text)]) == 1
    }

    static func hasAcceptedFile(
        _ digest: SHA256Digest, _ connection: SQLConnection
    ) throws -> Bool {
        try connection.first(
            """
            SELECT 1 FROM submission
            WHERE fileSHA256 = ?1 AND state IN ('accepted', 'accepted-in-part', 'forwarded')
            """, [.blob(digest.bytes)]
        ) { _ in true } ?? false
    }

    static func records(
        _ filter: SubmissionFilter, _ connection: SQLConnection
    ) throws -> [SubmissionRecord] {
        var conditions: [String] = []
        var values: [SQLValue] = []
        func add(_ condition: String, _ value: String?) {
            guard let value else { return }
            values.append(.text(value))
            conditions.append(condition + "?\(values.count)")
        }
        add("agency = ", filter.agency?.text)
        add("dataset = ", filter.dataset?.text)
        add("period = ", filter.period?.description)
        add("id < ", filter.before?.text)
        values.append(.integer(filter.limit))
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try connection.query(
            """
            SELECT \(columns) FROM submission \(condition)
            ORDER BY id DESC LIMIT ?\(values.count)
            """,
            values, read)
    }

    /// Marks an accepted submission as forwarded.
    static func forwarded(
        _ id: SubmissionID, rows: Int, _ connection: SQLConnection
    ) throws {
        try connection.run(
            """
            UPDATE submission SET state = 'forwarded', forwardedRows = ?2
            WHERE id = ?1 AND state IN ('accepted', 'accepted-in-part')
            """,
            [.text(id.text), .integer(rows)])
    }

    private static func read(_ row: SQLRow) throws -> SubmissionRecord {
        SubmissionRecord(
            id: try row.value(0, "id") { SubmissionID($0) },
            agency: try row.value(1, "agency") { AgencyID($0) },
            holder: try row.value(2, "holder") { HolderID(stored: $0) },
            dataset: try row.value(3, "dataset") { DatasetID($0) },
            period: try row.value(4, "period") { Period($0) },
            power: try row.value(7, "power") { Power(rawValue: $0) },
            form: try row.value(8, "form") { DisclosureForm(rawValue: $0) },
            agreement: try row.value(9, "agreement") { AgreementID($0) },
            state: try row.value(11, "state") { SubmissionState(rawValue: $0) },
            receivedAt: row.instant(12),
            timeliness: try row.value(27, "timeliness") { Timeliness(rawValue: $0) },
            ledgerSequence: row.integer(28), leafHash: try row.digest(29, "leafHash"),
            schemaVersion: try row.optional(5, "schemaVersion") { SemanticVersion($0) },
            schemaDigest: try row.optionalDigest(6, "schemaSHA256"),
            reference: row.optionalText(10), fileBytes: row.optionalInteger(13),
            fileDigest: try row.optionalDigest(14, "fileSHA256"), salt: row.optionalBytes(15),
            filename: row.optionalText(16), idempotencyKey: row.optionalText(17),
            rows: rows(row), reason: try row.optional(21, "reason") { ReasonCode(rawValue: $0) },
            ground: row.optionalText(22), decidedBy: row.optionalText(23),
            reviewOn: try row.optional(24, "reviewOn") { CalendarDate($0) },
            codes: try row.value(25, "codes", codes),
            due: try row.optional(26, "due") { CalendarDate($0) },
            report: row.optionalBytes(30), forwardedRows: row.optionalInteger(31),
            replaces: try row.optional(32, "replaces") { SubmissionID($0) },
            replacedBy: try row.optional(33, "replacedBy") { SubmissionID($0) })
    }

    private static func rows(_ row: SQLRow) -> RowCounts? {
        guard !row.isNull(18) else { return nil }
        return RowCounts(
            received: row.integer(18), accepted: row.integer(19), rejected: row.integer(20))
    }

    private static func codes(_ text: String) -> [String: Int]? {
        guard let members = try? JSONParser.parse(text).object?.members else { return nil }
        var codes: [String: Int] = [:]
        for (name, value) in members {
            guard let count = value.integer else { return nil }
            codes[name] = count
        }
        return codes
    }
}

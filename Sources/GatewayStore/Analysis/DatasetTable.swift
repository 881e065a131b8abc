import RecordValidation
import SQLDatabase
import SharingModel

/// The table of one dataset.
///
/// Columns: `recordID` (its key: rows are only ever added at the end, so no index has to be kept
/// while loading), `submissionKey`, `rowNumber`, then the dataset's own, each with
/// `<name>_original` where normalising can change what the file said. Dates are days since
/// 1970-01-01, moments are milliseconds since 1970-01-01T00:00:00Z, yes and no are 1 and 0.
struct DatasetTable {
    let schema: DatasetSchema

    /// The table's name, quoted.
    var name: String { SQLName.quoted("record_" + schema.dataset.text) }

    /// Makes the table, or adds the columns it has not got yet, and renews the view `record`.
    /// - Throws: a refusal `schema-invalid` where a column is stored as something else already, or
    ///   has a name that the gateway uses.
    func prepare(_ connection: SQLConnection) throws {
        let columns = try Self.columns(schema.dataset, connection)
        var wider = columns
        try wider.add(schema)
        let dataset = SQLValue.text(schema.dataset.text)
        let selection = selection
        let isNew =
            try connection.run(
                """
                INSERT INTO datasetTable (dataset, selection) VALUES (?1, ?2)
                ON CONFLICT (dataset) DO NOTHING
                """,
                [dataset, .text(selection)]) == 1
        if isNew {
            try connection.execute(
                """
                CREATE TABLE \(name) (
                    recordID INTEGER PRIMARY KEY,
                    submissionKey INTEGER NOT NULL,
                    rowNumber INTEGER NOT NULL CHECK (rowNumber > 0)
                ) STRICT
                """)
        }
        let known = columns.entries
        let missing = schema.storedColumns.filter { known[$0.name] == nil }
        for column in missing { try add(column, connection) }
        // A later version may normalise a text that an earlier one took as it was.
        for column in schema.storedColumns
        where TableColumns.hasOriginal(column) && known[column.name]?.hasOriginal == false {
            try addOriginal(column, connection)
        }
        guard isNew || !missing.isEmpty else { return }
        try connection.run(
            "UPDATE datasetTable SET selection = ?2 WHERE dataset = ?1",
            [dataset, .text(selection)])
        try Self.renewView(connection)
    }

    /// The columns that a dataset's table has.
    static func columns(
        _ dataset: DatasetID, _ connection: SQLConnection
    ) throws -> TableColumns {
        var entries: [String: TableColumns.Entry] = [:]
        try connection.forEach(
            "SELECT name, storage, hasOriginal FROM datasetColumn WHERE dataset = ?1",
            [.text(dataset.text)]
        ) { row in
            entries[row.text(0)] = TableColumns.Entry(
                storage: try row.value(1, "storage") { ColumnStorage(rawValue: $0) },
                hasOriginal: row.integer(2) == 1)
        }
        return TableColumns(entries)
    }

    private func add(_ column: Column, _ connection: SQLConnection) throws {
        let quoted = SQLName.quoted(column.name)
        let type =
            switch column.storage {
            case .text: "TEXT"
            case .integer, .date, .instant: "INTEGER"
            case .real: "REAL"
            case .boolean: "INTEGER CHECK (\(quoted) IN (0, 1))"
            }
        try connection.execute("ALTER TABLE \(name) ADD COLUMN \(quoted) \(type)")
        let hasOriginal = TableColumns.hasOriginal(column)
        if hasOriginal {
            let original = SQLName.quoted(TableColumns.originalName(column))
            try connection.execute("ALTER TABLE \(name) ADD COLUMN \(original) TEXT")
        }
        try connection.run(
            """
            INSERT INTO datasetColumn (dataset, name, storage, hasOriginal)
            VALUES (?1, ?2, ?3, ?4)
            """,
            [
                .text(schema.dataset.text), .text(column.name), .text(column.storage.rawValue),
                .integer(hasOriginal ? 1 : 0),
            ])
    }

    private func addOriginal(_ column: Column, _ connection: SQLConnection) throws {
        let original = SQLName.quoted(TableColumns.originalName(column))
        try connection.execute("ALTER TABLE \(name) ADD COLUMN \(original) TEXT")
        try connection.run(
            "UPDATE datasetColumn SET hasOriginal = 1 WHERE dataset = ?1 AND name = ?2",
            [.text(schema.dataset.text), .text(column.name)])
    }

    /// The dataset's part of the view `record`.
    private var selection: String {
        let occurred = occurredColumn.map { column in
            let name = "t." + SQLName.quoted(column.name)
            return column.storage == .date ? name + " * 86400000" : name
        }
        let place = schema.columns.first { $0.core == .place }
        return """
            SELECT \(SQLName.literal(schema.dataset.text)) AS dataset, t.recordID AS record_id,
                s.submission AS submission_id, t.rowNumber AS row_number,
                s.ledgerSequence AS ledger_sequence, s.agency AS agency,
                s.controllers AS controllers, s.receivedOn AS received_on,
                \(occurred ?? "NULL") AS occurred_at,
                \(place.map { "t." + SQLName.quoted($0.name) } ?? "NULL") AS place,
                s.power AS power, s.purposeLock AS purpose_lock
            FROM \(name) t JOIN appliedSubmission s ON s.submissionKey = t.submissionKey
            WHERE s.replacedBy IS NULL
            """
    }

    /// The column that says when a record's event happened, where it is a day or a moment.
    var occurredColumn: Column? {
        schema.columns.first {
            $0.core == .occurredAt && ($0.storage == .date || $0.storage == .instant)
        }
    }

    private static func renewView(_ connection: SQLConnection) throws {
        let selections = try connection.query("SELECT selection FROM datasetTable ORDER BY dataset")
        {
            $0.text(0)
        }
        try connection.execute("DROP VIEW IF EXISTS record")
        try connection.execute(
            "CREATE VIEW record AS " + selections.joined(separator: " UNION ALL "))
    }
}

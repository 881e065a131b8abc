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
    var name: String { Self.name(schema.dataset.text) }

    /// The name of a dataset's table, quoted.
    static func name(_ dataset: String) -> String { SQLName.quoted("record_" + dataset) }

    /// Makes the table, or adds the columns it has not got yet, and renews the view `record`.
    /// - Throws: a refusal `schema-invalid` where a column is stored as something else already, or
    ///   has a name that the gateway uses.
    func prepare(_ connection: SQLConnection) throws {
        let columns = try Self.columns(schema.dataset, connection)
        var wider = columns
        try wider.add(schema)
        let isNew =
            try connection.run(
                "INSERT INTO datasetTable (dataset) VALUES (?1) ON CONFLICT (dataset) DO NOTHING",
                [.text(schema.dataset.text)]) == 1
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
        if try note(connection) { try CommonView.renew(connection) }
    }

    /// Notes where the version has the time and the place of its records.
    /// - Returns: false where that was noted before.
    private func note(_ connection: SQLConnection) throws -> Bool {
        let place = schema.columns.first { $0.core == .place }
        return try connection.run(
            """
            INSERT INTO datasetVersion (dataset, version, occurredColumn, placeColumn)
            VALUES (?1, ?2, ?3, ?4) ON CONFLICT (dataset, version) DO NOTHING
            """,
            [
                .text(schema.dataset.text), .text(schema.version.description),
                .optional(occurredColumn?.name), .optional(place?.name),
            ]) == 1
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

    /// The column that says when a record's event happened, where it is a day or a moment.
    var occurredColumn: Column? {
        schema.columns.first {
            $0.core == .occurredAt && ($0.storage == .date || $0.storage == .instant)
        }
    }
}

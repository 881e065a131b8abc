import SQLDatabase

/// The view `record`: the columns that the records of all datasets share, corrections in place of
/// what they replaced. `occurred_at` is milliseconds since 1970-01-01T00:00:00Z; like `place` it is
/// taken for each record from the column in which the record's own version has it.
enum CommonView {
    /// Where a version has the time and the place of its records.
    private struct Version {
        let name: String
        let occurred: String?
        let place: String?
    }

    /// Makes the view anew, for all versions that are noted.
    static func renew(_ connection: SQLConnection) throws {
        var versions: [String: [Version]] = [:]
        try connection.forEach(
            """
            SELECT v.dataset, v.version, v.occurredColumn, c.storage, v.placeColumn
            FROM datasetVersion v LEFT JOIN datasetColumn c
                ON c.dataset = v.dataset AND c.name = v.occurredColumn
            ORDER BY v.dataset, v.version
            """
        ) { row in
            let occurred = row.optionalText(2).map { name in
                let column = "t." + SQLName.quoted(name)
                return row.optionalText(3) == "date" ? column + " * 86400000" : column
            }
            versions[row.text(0), default: []].append(
                Version(
                    name: row.text(1), occurred: occurred,
                    place: row.optionalText(4).map { "t." + SQLName.quoted($0) }))
        }
        let selections = versions.sorted { $0.key < $1.key }.map(selection)
        try connection.execute("DROP VIEW IF EXISTS record")
        try connection.execute(
            "CREATE VIEW record AS " + selections.joined(separator: " UNION ALL "))
    }

    private static func selection(_ dataset: String, _ versions: [Version]) -> String {
        """
        SELECT \(SQLName.literal(dataset)) AS dataset, t.recordID AS record_id,
            s.submission AS submission_id, t.rowNumber AS row_number,
            s.ledgerSequence AS ledger_sequence, s.agency AS agency,
            s.controllers AS controllers, s.receivedOn AS received_on,
            \(expression(versions, \.occurred)) AS occurred_at,
            \(expression(versions, \.place)) AS place,
            s.power AS power, s.purposeLock AS purpose_lock
        FROM \(DatasetTable.name(dataset)) t
            JOIN appliedSubmission s ON s.submissionKey = t.submissionKey
        WHERE s.replacedBy IS NULL
        """
    }

    /// What the versions keep in a column, or each in its own.
    private static func expression(
        _ versions: [Version], _ column: (Version) -> String?
    ) -> String {
        let columns = Set(versions.map(column))
        if columns.count == 1, let one = columns.first { return one ?? "NULL" }
        let cases = columns.compactMap { $0 }.sorted().map { name in
            let names = versions.filter { column($0) == name }.map { SQLName.literal($0.name) }
            return "WHEN s.schemaVersion IN (\(names.joined(separator: ", "))) THEN \(name)"
        }
        return "CASE \(cases.joined(separator: " ")) END"
    }
}

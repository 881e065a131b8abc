public import RecordValidation
import SQLDatabase
public import SharingModel

extension AnalysisStore {
    /// Shows records in order of their number, on one snapshot.
    /// - Parameters:
    ///   - schema: the dataset's newest version, whose columns come first.
    ///   - older: its other versions, newest first: their columns show, too.
    ///   - row: called for each record, at most `limit` times.
    /// - Returns: how many were shown and where the next page begins.
    /// - Throws: a refusal `filter-unknown` for a column that no version has, `filter-invalid`
    ///   for a value that is not of the column's type; what `row` throws; `SQLFault`.
    public func query(
        _ query: RecordQuery, schema: DatasetSchema, older: [DatasetSchema] = [],
        row: @escaping @Sendable (RecordRow) throws -> Void
    ) async throws -> QueryPage {
        precondition(query.limit >= 1, "a page has room for a record")
        return try await database.read { connection in
            let stored = try DatasetTable.columns(query.dataset, connection).storages
            var plan = try QueryPlan(
                query, schema: schema, older: older, stored: stored)
            let visible = try Self.visible(query, connection)
            guard !visible.isEmpty, !stored.isEmpty else { return QueryPage(count: 0, next: nil) }
            let sql = plan.sql(controllers: visible)
            var count = 0
            var last = 0
            var hasMore = false
            try connection.forEach(sql, plan.values) { found in
                guard count < query.limit else {
                    hasMore = true
                    return
                }
                count += 1
                last = found.integer(0)
                try row(RecordRow(columns: plan.columns, row: found))
            }
            return QueryPage(count: count, next: hasMore ? last : nil)
        }
    }

    /// The record that a row of a submission's file became; nil where it became none.
    public func recordID(
        submission: SubmissionID, rowNumber: Int
    ) async throws -> Int? {
        try await database.read { connection in
            let run = try connection.first(
                """
                SELECT dataset, firstRecord, lastRecord FROM appliedSubmission
                WHERE submission = ?1 AND rowCount > 0
                """, [.text(submission.text)]
            ) { (dataset: $0.text(0), first: $0.integer(1), last: $0.integer(2)) }
            guard let run else { return nil }
            // Rows stand in the order of the file, and none came twice, so the record is at most as
            // far from the first as its row from the file's first.
            let end = min(run.last, run.first + rowNumber - 1)
            return try connection.first(
                """
                SELECT recordID FROM \(SQLName.quoted("record_" + run.dataset))
                WHERE recordID BETWEEN ?1 AND ?2 AND rowNumber = ?3 ORDER BY recordID DESC LIMIT 1
                """, [.integer(run.first), .integer(end), .integer(rowNumber)]
            ) { $0.integer(0) }
        }
    }

    /// The values of `controllers` that name one of the caller's.
    private static func visible(
        _ query: RecordQuery, _ connection: SQLConnection
    ) throws -> [String] {
        let own = Set(query.controllers.map(\.text))
        let all = try connection.query(
            "SELECT DISTINCT controllers FROM appliedSubmission WHERE dataset = ?1",
            [.text(query.dataset.text)]
        ) { $0.text(0) }
        return all.filter { $0.split(separator: " ").contains { own.contains(String($0)) } }
    }
}

public import RecordValidation
import SQLDatabase
public import SharingModel

/// What was shared, typed and queryable: one table per dataset.
///
/// Each submission is applied in one transaction together with the note that it was, so that it
/// stands there once however often it is tried. A commit here does not wait for the device, because
/// the outbox still holds the submission: call `makeDurable` and only then mark it done. If power
/// is lost between, the rows and the note are gone together, and the forwarder applies them again.
public final class AnalysisStore: Sendable {
    let database: SQLDatabase

    private init(database: SQLDatabase) { self.database = database }

    /// Opens the store, and makes it where it is missing.
    /// - Parameter readersMax: how many queries run at once.
    /// - Throws: `SQLFault`.
    public static func open(path: String, readersMax: Int = 8) throws -> AnalysisStore {
        try open(path: path, readersMax: readersMax, pagesMax: nil)
    }

    /// As above, in a file that may not grow beyond so many pages of 16 KiB.
    package static func open(
        path: String, readersMax: Int = 8, pagesMax: Int?
    ) throws -> AnalysisStore {
        // Large pages: rows are written once and read in long runs.
        let options = SQLOptions(
            durability: .deferred, readersMax: readersMax, cacheKilobytes: 32_768,
            readerCacheKilobytes: 8_192, pageBytes: 16_384, checkpointPages: 1_000,
            pagesMax: pagesMax)
        return AnalysisStore(
            database: try SQLDatabase.open(
                path: path, options: options, migrations: AnalysisMigrations.all))
    }

    /// A store that lives in memory and goes with this object: for trials and tests.
    public static func openInMemory() throws -> AnalysisStore {
        AnalysisStore(
            database: try SQLDatabase.openInMemory(migrations: AnalysisMigrations.all))
    }

    /// Closes the store; later accesses throw.
    public func close() throws { try database.close() }

    /// Makes the dataset's table, or widens it to the schema's columns.
    /// - Throws: a refusal `schema-invalid` where a column is stored as something else already.
    public func prepare(_ schema: DatasetSchema) async throws {
        try await database.write { try DatasetTable(schema: schema).prepare($0) }
    }

    /// Writes a submission's rows, once.
    /// - Parameters:
    ///   - schema: the version under which it was accepted.
    ///   - feed: hands the accepted rows to the sink, in order, on one thread, which it may block.
    ///     Where it throws, nothing is written.
    /// - Returns: how many rows the store holds of it, and whether they are new.
    /// - Throws: a refusal `recipient-not-policing-body` for s.17 data, whose purpose lock keeps
    ///   them out of the force's tables; `internal-fault` where there were more or fewer rows than
    ///   expected; what `feed` throws; `SQLFault`.
    public func apply(
        _ submission: AppliedSubmission, schema: DatasetSchema,
        feed: @escaping @Sendable (any RecordSink) throws -> Void
    ) async throws -> ApplyOutcome {
        let jobs = [ApplyJob(submission: submission, schema: schema, feed: feed)]
        return try await apply(jobs)[0].get()
    }

    /// Writes several submissions in one transaction. What one of them throws undoes that one
    /// alone.
    /// - Returns: for each of them what `apply` would return or throw, in order.
    /// - Throws: `SQLFault` that undid, or may have undone, all of them.
    public func apply(
        _ jobs: [ApplyJob]
    ) async throws -> [Result<ApplyOutcome, any Error>] {
        try await database.write { connection in
            try jobs.map { job in
                do {
                    return .success(try connection.savepoint { try Self.run(job, connection) })
                } catch let fault as SQLFault where fault.endsTransaction {
                    throw fault
                } catch {
                    guard connection.isInTransaction else { throw error }
                    return .failure(error)
                }
            }
        }
    }

    private static func run(
        _ job: ApplyJob, _ connection: SQLConnection
    ) throws -> ApplyOutcome {
        guard job.submission.power != .pcsc17 else {
            throw Refusal(
                .recipientNotPolicingBody,
                "What was supplied under s.17 never stands in the force's tables.",
                help: "It goes to the local policing body (PCSC Act 2022 s.17(5)).",
                field: "power")
        }
        if let rows = try applied(job.submission.id, connection) {
            return .alreadyApplied(rows: rows)
        }
        return .applied(
            rows: try write(job.submission, schema: job.schema, feed: job.feed, connection))
    }

    /// How many rows of a submission the store holds; nil where it was not applied.
    public func applied(_ submission: SubmissionID) async throws -> Int? {
        try await database.read { try Self.applied(submission, $0) }
    }

    /// What the store has noted of a submission; nil where it was not applied.
    /// - Throws: `SQLFault`, or a fault where the note cannot be read.
    public func note(of submission: SubmissionID) async throws -> AppliedNote? {
        try await database.read { connection in
            try connection.first(
                """
                SELECT dataset, agency, controllers, power, ledgerSequence, rowCount, replacedBy
                FROM appliedSubmission WHERE submission = ?1
                """, [.text(submission.text)]
            ) { row in
                AppliedNote(
                    dataset: try row.value(0, "dataset") { DatasetID($0) },
                    agency: try row.value(1, "agency") { AgencyID($0) },
                    controllers: try row.value(2, "controllers") { Self.controllers($0) },
                    power: try row.value(3, "power") { Power(rawValue: $0) },
                    ledgerSequence: row.integer(4), rowCount: row.integer(5),
                    replacedBy: try row.optional(6, "replacedBy") { SubmissionID($0) })
            }
        }
    }

    private static func controllers(_ text: String) -> [ControllerID]? {
        let names = text.split(separator: " ")
        let read = names.compactMap { ControllerID(String($0)) }
        return read.count == names.count ? read : nil
    }

    /// When it returns, every `apply` that returned before survives loss of power.
    public func makeDurable() async throws { try await database.makeDurable() }

    private static func applied(
        _ submission: SubmissionID, _ connection: SQLConnection
    ) throws -> Int? {
        try connection.first(
            "SELECT rowCount FROM appliedSubmission WHERE submission = ?1",
            [.text(submission.text)]
        ) { $0.integer(0) }
    }

    private static func write(
        _ submission: AppliedSubmission, schema: DatasetSchema,
        feed: @escaping @Sendable (any RecordSink) throws -> Void, _ connection: SQLConnection
    ) throws -> Int {
        let table = DatasetTable(schema: schema)
        try table.prepare(connection)
        let dataset = SQLValue.text(schema.dataset.text)
        let key =
            try connection.first(
                "SELECT coalesce(max(submissionKey), 0) + 1 FROM appliedSubmission"
            ) { $0.integer(0) } ?? 1
        let first =
            try connection.first(
                """
                SELECT lastRecord + 1 FROM appliedSubmission
                WHERE dataset = ?1 AND firstRecord IS NOT NULL
                ORDER BY firstRecord DESC LIMIT 1
                """,
                [dataset]
            ) { $0.integer(0) } ?? 1
        let load = try AnalysisLoad(
            table: table, submissionKey: key, firstRecord: first, connection: connection)
        let sink = try load.run(rowsExpected: submission.rowsExpected ?? 0, feed: feed)
        let rows = sink.rowCount
        guard rows == submission.rowsExpected ?? rows else {
            throw Refusal(
                .internalFault, "\(rows) rows came, \(submission.rowsExpected ?? 0) were accepted.",
                help: "Nothing was written; the object and its report differ.")
        }
        // A correction may come before what it corrects: forwarding keeps no order.
        try connection.run(
            """
            INSERT INTO appliedSubmission (submissionKey, submission, dataset, schemaVersion,
                agency, controllers, receivedOn, power, ledgerSequence, rowCount, firstRecord,
                lastRecord, occurredFrom, occurredTo, occurredColumn, replaces, replacedBy)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                (SELECT submission FROM appliedSubmission WHERE replaces = ?2))
            """,
            [
                .integer(key), .text(submission.id.text), dataset,
                .text(schema.version.description), .text(submission.agency.text),
                .text(submission.controllers.map(\.text).sorted().joined(separator: " ")),
                .integer(LondonTime.date(at: submission.receivedAt).daysSinceEpoch),
                .text(submission.power.rawValue), .integer(submission.ledgerSequence),
                .integer(rows), rows > 0 ? .integer(first) : .null,
                rows > 0 ? .integer(first + rows - 1) : .null,
                .optional(sink.occurredBounds?.lowerBound),
                .optional(sink.occurredBounds?.upperBound),
                .optional(table.occurredColumn?.name), .optional(submission.replaces?.text),
            ])
        if let replaced = submission.replaces {
            try connection.run(
                "UPDATE appliedSubmission SET replacedBy = ?2 WHERE submission = ?1",
                [.text(replaced.text), .text(submission.id.text)])
        }
        return rows
    }
}

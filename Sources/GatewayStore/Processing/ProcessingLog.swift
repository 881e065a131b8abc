import SQLDatabase
import SharingModel
import StrictJSON

/// The log of what was done with personal data, apart from the sharing ledger and in a database of
/// its own: it may be used to verify lawfulness, for monitoring, for integrity and security and for
/// criminal proceedings, and no figure about a partner is computed from it.
///
/// Append-only; a chain of digests shows tampering. Source: DPA 2018 s.62.
public final class ProcessingLog: Sendable {
    private let database: SQLDatabase

    private init(database: SQLDatabase) { self.database = database }

    private static let migrations = [
        SQLMigration(
            "2026-11-first-light",
            """
            CREATE TABLE processing (
                sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
                time INTEGER NOT NULL,
                holder TEXT NOT NULL,
                operation TEXT NOT NULL CHECK (operation IN ('collection', 'alteration',
                    'consultation', 'disclosure', 'combination', 'erasure')),
                dataset TEXT,
                submission TEXT,
                purpose TEXT NOT NULL CHECK (purpose <> ''),
                reference TEXT,
                justification TEXT CHECK (length(justification) <= 2000),
                rowCount INTEGER NOT NULL CHECK (rowCount >= 0),
                recipients TEXT NOT NULL,
                link BLOB NOT NULL CHECK (length(link) = 32)
            ) STRICT;
            CREATE TRIGGER processingStays BEFORE UPDATE ON processing
            BEGIN SELECT RAISE(ABORT, 'the processing log is append-only'); END;
            CREATE TRIGGER processingRemains BEFORE DELETE ON processing
            BEGIN SELECT RAISE(ABORT, 'the processing log is append-only'); END;
            """)
    ]

    private static let columns = """
        sequence, time, holder, operation, dataset, submission, purpose, reference, justification,
        rowCount, recipients, link
        """

    /// Opens the log, and makes it where it is missing.
    /// - Throws: `SQLFault`.
    public static func open(path: String) throws -> ProcessingLog {
        ProcessingLog(
            database: try SQLDatabase.open(
                path: path, options: SQLOptions(readersMax: 2, cacheKilobytes: 2_048),
                migrations: migrations))
    }

    /// A log that lives in memory and goes with this object: for trials and tests.
    public static func openInMemory() throws -> ProcessingLog {
        ProcessingLog(database: try SQLDatabase.openInMemory(migrations: migrations))
    }

    /// Closes the log; later accesses throw.
    public func close() throws { try database.close() }

    /// Logs an operation; durable when it returns.
    /// - Returns: its sequence.
    /// - Throws: `SQLFault`: the operation must not go ahead then.
    public func record(_ event: ProcessingEvent) async throws -> Int {
        try await database.write { connection in
            let last = try connection.first(
                "SELECT sequence, time, link FROM processing ORDER BY sequence DESC LIMIT 1"
            ) { (sequence: $0.integer(0), time: $0.instant(1), link: $0.bytes(2)) }
            var event = event
            event.time = max(event.time, last?.time ?? event.time)
            let sequence = (last?.sequence ?? 0) + 1
            let link = ProcessingChain.link(
                after: last?.link ?? ProcessingChain.start, sequence: sequence, event)
            try Self.insert(event, sequence: sequence, link: link, connection)
            return sequence
        }
    }

    /// Entries in order.
    /// - Parameters:
    ///   - sequence: the first, from 1.
    ///   - limit: at most so many.
    public func events(from sequence: Int, limit: Int) async throws -> [ProcessingLogEntry] {
        try await database.read { connection in
            try connection.query(
                """
                SELECT \(Self.columns) FROM processing WHERE sequence >= ?1
                ORDER BY sequence LIMIT ?2
                """, [.integer(sequence), .integer(limit)], Self.read)
        }
    }

    /// Recomputes the chain.
    /// - Returns: how many entries there are.
    /// - Throws: a refusal `ledger-inconsistent` that names the first entry that does not fit.
    public func verify() async throws -> Int {
        try await database.read { connection in
            var link = ProcessingChain.start
            var count = 0
            try connection.forEach(
                "SELECT \(Self.columns) FROM processing ORDER BY sequence"
            ) { row in
                let entry = try Self.read(row)
                count += 1
                link = ProcessingChain.link(after: link, sequence: count, entry.event)
                guard entry.sequence == count, entry.link == link else {
                    throw Refusal(
                        .ledgerInconsistent,
                        "Entry \(count) of the processing log was altered or taken out.",
                        help: "Keep the file as evidence and restore the log from its backup.")
                }
            }
            return count
        }
    }

    private static func insert(
        _ event: ProcessingEvent, sequence: Int, link: [UInt8], _ connection: SQLConnection
    ) throws {
        let recipients = JSONValue.array(event.recipients.map { .string($0) }).canonicalBytes
        let values = (1...12).map { "?\($0)" }.joined(separator: ", ")
        try connection.run(
            "INSERT INTO processing (\(columns)) VALUES (\(values))",
            [
                .integer(sequence), .integer(event.time.milliseconds),
                .text(event.holder.description), .text(event.operation.rawValue),
                .optional(event.dataset?.text), .optional(event.submission?.text),
                .text(event.purpose), .optional(event.reference),
                .optional(event.justification), .integer(event.rowCount),
                .text(String(decoding: recipients, as: UTF8.self)), .blob(link),
            ])
    }

    private static func read(_ row: SQLRow) throws -> ProcessingLogEntry {
        let event = ProcessingEvent(
            time: row.instant(1), holder: try row.value(2, "holder") { HolderID(stored: $0) },
            operation: try row.value(3, "operation") { ProcessingOperation(rawValue: $0) },
            dataset: try row.optional(4, "dataset") { DatasetID($0) },
            submission: try row.optional(5, "submission") { SubmissionID($0) },
            purpose: row.text(6), reference: row.optionalText(7),
            justification: row.optionalText(8), rowCount: row.integer(9),
            recipients: try row.value(10, "recipients", recipients))
        return ProcessingLogEntry(sequence: row.integer(0), event: event, link: row.bytes(11))
    }

    private static func recipients(_ text: String) -> [String]? {
        guard let elements = try? JSONParser.parse(text).array else { return nil }
        let recipients = elements.compactMap(\.string)
        return recipients.count == elements.count ? recipients : nil
    }
}

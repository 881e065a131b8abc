import Dispatch
import RecordValidation
import SQLDatabase
import Synchronization

/// Writes the rows of one submission into its dataset's table, inside one transaction.
///
/// A large submission is read and checked by one thread while another writes; a small one is not
/// worth the handing over.
struct AnalysisLoad {
    /// From this many rows on two threads share the work.
    static let rowsSharedMin = 5_000
    /// How many batches go round.
    private static let batchCount = 3

    private let table: DatasetTable
    private let submissionKey: Int
    private let firstRecord: Int
    private let statement: SQLStatement
    private let parameterCount: Int

    init(
        table: DatasetTable, submissionKey: Int, firstRecord: Int, connection: SQLConnection
    ) throws {
        self.table = table
        self.submissionKey = submissionKey
        self.firstRecord = firstRecord
        var names = ["recordID", "submissionKey", "rowNumber"]
        for column in table.schema.storedColumns {
            names.append(SQLName.quoted(column.name))
            if TableColumns.hasOriginal(column) {
                names.append(SQLName.quoted(TableColumns.originalName(column)))
            }
        }
        parameterCount = names.count
        let values = (1...names.count).map { "?\($0)" }.joined(separator: ", ")
        statement = try connection.statement(
            "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES (\(values))")
    }

    /// Writes what `feed` hands over.
    /// - Parameter rowsExpected: how many rows there will be, as far as is known.
    /// - Returns: the sink, which has counted.
    /// - Throws: what `feed` throws; `SQLFault`.
    func run(
        rowsExpected: Int, feed: @escaping @Sendable (any RecordSink) throws -> Void
    ) throws -> AnalysisSink {
        guard rowsExpected >= Self.rowsSharedMin else { return try runAlone(feed) }
        let handover = BatchHandover(batches: (1..<Self.batchCount).map { _ in batch() })
        let sink = sink { try handover.exchange($0) }
        let outcome = Mutex<(any Error)?>(nil)
        // A serial queue of its own: it always gets a thread, however many others are blocked.
        let reader = DispatchQueue(label: "svd.analysis-feed", qos: .userInitiated)
        reader.async {
            do {
                try feed(sink)
                try sink.finish()
            } catch {
                outcome.withLock { $0 = error }
            }
            handover.finish()
        }
        var fault: (any Error)?
        while let full = handover.next() {
            guard fault == nil else { continue }
            do {
                try statement.run(full, parameterCount: parameterCount)
                handover.giveBack(full)
            } catch {
                fault = error
                handover.abandon()
            }
        }
        if let error = fault ?? outcome.withLock({ $0 }) { throw error }
        return sink
    }

    private func runAlone(_ feed: (any RecordSink) throws -> Void) throws -> AnalysisSink {
        let (statement, count) = (statement, parameterCount)
        let sink = sink { full in
            try statement.run(full, parameterCount: count)
            full.clear()
            return full
        }
        try feed(sink)
        try sink.finish()
        return sink
    }

    private func batch() -> SQLRowBatch {
        SQLRowBatch(capacity: AnalysisSink.batchBytes + AnalysisSink.batchBytes / 8)
    }

    private func sink(_ delivery: @escaping AnalysisSink.Delivery) -> AnalysisSink {
        AnalysisSink(
            table: table, submissionKey: submissionKey, firstRecord: firstRecord, batch: batch(),
            delivery: delivery)
    }
}

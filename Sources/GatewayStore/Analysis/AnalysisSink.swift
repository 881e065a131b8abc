import RecordValidation
import SQLDatabase

/// Packs accepted rows for a dataset's table, without a String or an allocation per cell, and hands
/// on each batch that is full.
///
/// Safe to hand over: the thread that feeds rows has it until `finish` returns, then the
/// transaction that asked for them.
final class AnalysisSink: RecordSink, @unchecked Sendable {
    /// Takes a full batch and gives back an empty one.
    typealias Delivery = (SQLRowBatch) throws -> SQLRowBatch

    /// A batch is handed on at this size: many rows, yet well within the cache.
    static let batchBytes = 1 << 17

    private let columnCount: Int
    /// Whether each column has another one for what the file said.
    private let hasOriginal: [Bool]
    /// Whether the dataset has a computed latitude and longitude, which come last.
    private let hasPosition: Bool
    private let occurred: Int
    private let submissionKey: Int
    private let firstRecord: Int
    private let delivery: Delivery
    private var batch: SQLRowBatch
    /// How many rows were packed.
    private(set) var rowCount = 0
    private var occurredFrom = Int.max
    private var occurredTo = Int.min
    /// The fault that ended the writing.
    private(set) var fault: (any Error)?

    /// A sink for one submission.
    /// - Parameters:
    ///   - firstRecord: the record number of its first row.
    ///   - batch: an empty batch.
    init(
        table: DatasetTable, submissionKey: Int, firstRecord: Int, batch: SQLRowBatch,
        delivery: @escaping Delivery
    ) {
        let columns = table.schema.columns
        columnCount = columns.count
        hasOriginal = columns.map(TableColumns.hasOriginal)
        hasPosition = table.schema.hasDerivedPosition
        let occurredColumn = table.occurredColumn
        occurred = columns.firstIndex { $0.name == occurredColumn?.name } ?? -1
        self.submissionKey = submissionKey
        self.firstRecord = firstRecord
        self.batch = batch
        self.delivery = delivery
    }

    /// The least and greatest value of the dataset's time column; nil where there was none.
    var occurredBounds: ClosedRange<Int>? {
        occurredFrom <= occurredTo ? occurredFrom...occurredTo : nil
    }

    func receive(_ record: borrowing RecordView) throws {
        var row = batch.beginRow()
        row.append(firstRecord &+ rowCount)
        row.append(submissionKey)
        row.append(record.record)
        for index in 0..<columnCount {
            pack(record.cell(index), index, hasOriginal[index], &row)
        }
        if hasPosition { pack(record.position, &row) }
        row.end()
        rowCount &+= 1
        if batch.byteCount >= Self.batchBytes { try deliver() }
    }

    /// Hands on what is left.
    /// - Throws: the fault of the delivery, also an earlier one.
    func finish() throws {
        if let fault { throw fault }
        if batch.rowCount > 0 { try deliver() }
    }

    private func deliver() throws {
        do {
            batch = try delivery(batch)
        } catch {
            fault = error
            throw error
        }
    }

    @inline(__always)
    private func pack(
        _ cell: CellView, _ index: Int, _ hasOriginal: Bool, _ row: inout SQLRowBatch.Row
    ) {
        let original = unsafe cell.original
        let isAsWritten: Bool
        switch cell.value {
        case .missing:
            row.appendNull()
            if hasOriginal { row.appendNull() }
            return
        case .text(let bytes):
            unsafe row.append(bytes)
            guard hasOriginal else { return }
            isAsWritten = unsafe CanonicalText.areEqual(bytes, original)
        case .integer(let value):
            row.append(Int(value))
            isAsWritten = unsafe CanonicalText.isInteger(original)
        case .real(let value):
            row.append(value)
            isAsWritten = unsafe CanonicalText.isReal(original)
        case .date(let days):
            packTime(Int(days), index, &row)
            isAsWritten = unsafe CanonicalText.isDate(original)
        case .instant(let milliseconds):
            packTime(Int(milliseconds), index, &row)
            isAsWritten = false
        case .boolean(let value):
            row.append(value ? 1 : 0)
            isAsWritten = unsafe CanonicalText.isBoolean(original)
        }
        guard hasOriginal else { return }
        if isAsWritten { row.appendNull() } else { unsafe row.append(original) }
    }

    private func pack(_ position: NationalGrid.Position?, _ row: inout SQLRowBatch.Row) {
        guard let position else {
            row.appendNull()
            return row.appendNull()
        }
        row.append(position.latitude)
        row.append(position.longitude)
    }

    @inline(__always)
    private func packTime(_ value: Int, _ index: Int, _ row: inout SQLRowBatch.Row) {
        row.append(value)
        guard index == occurred else { return }
        if value < occurredFrom { occurredFrom = value }
        if value > occurredTo { occurredTo = value }
    }
}

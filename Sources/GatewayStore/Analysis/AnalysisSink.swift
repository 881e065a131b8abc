import RecordValidation
import SQLDatabase

/// Writes accepted rows into a dataset's table: bytes are bound where they lie, to one prepared
/// statement, without a String or an allocation per cell.
///
/// Owned by the transaction of one `apply`, and used by nobody else.
final class AnalysisSink: RecordSink {
    private struct Parameter {
        /// The parameter of the value.
        let value: Int
        /// The parameter of what the file said; nil where it is the same.
        let original: Int?
        var isNull = false
        var isOriginalNull = false
    }

    private let statement: SQLStatement
    private var parameters: [Parameter] = []
    private let occurred: Int?
    private let firstRecord: Int
    /// How many rows were written.
    private(set) var rowCount = 0
    /// The least and greatest value of the dataset's time column.
    private(set) var occurredBounds: ClosedRange<Int>?
    /// The fault that ended the writing.
    private(set) var fault: (any Error)?

    init(
        table: DatasetTable, submissionKey: Int, firstRecord: Int, connection: SQLConnection
    ) throws {
        var names = ["recordID", "submissionKey", "rowNumber"]
        for column in table.schema.columns {
            names.append(SQLName.quoted(column.name))
            let value = names.count
            if DatasetTable.hasOriginal(column) {
                names.append(SQLName.quoted(DatasetTable.originalName(column)))
            }
            parameters.append(
                Parameter(value: value, original: names.count > value ? names.count : nil))
        }
        let occurredColumn = table.occurredColumn
        occurred = table.schema.columns.firstIndex { $0.name == occurredColumn?.name }
        let values = (1...names.count).map { "?\($0)" }.joined(separator: ", ")
        statement = try connection.statement(
            "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES (\(values))")
        try statement.bind(submissionKey, 2)
        self.firstRecord = firstRecord
    }

    func receive(_ record: borrowing RecordView) throws {
        do {
            try statement.bind(firstRecord + rowCount, 1)
            try statement.bind(record.record, 3)
            for index in parameters.indices { try bind(record.cell(index), index) }
            try statement.run()
            rowCount += 1
        } catch {
            fault = error
            throw error
        }
    }

    /// Forgets the addresses of the last row.
    func finish() {
        statement.reset()
        statement.clearBindings()
    }

    private func bind(_ cell: CellView, _ index: Int) throws {
        let parameter = parameters[index].value
        let original = unsafe cell.original
        let isAsWritten: Bool
        switch cell.value {
        case .missing:
            if !parameters[index].isNull {
                try statement.bindNull(parameter)
                parameters[index].isNull = true
            }
            return unsafe try bindOriginal(nil, index)
        case .text(let bytes):
            unsafe try statement.bindText(inPlace: bytes, parameter)
            isAsWritten = unsafe CanonicalText.areEqual(bytes, original)
        case .integer(let value):
            try statement.bind(Int(value), parameter)
            isAsWritten = unsafe CanonicalText.isInteger(original)
        case .real(let value):
            try statement.bind(value, parameter)
            isAsWritten = unsafe CanonicalText.isReal(original)
        case .date(let days):
            try bindTime(Int(days), parameter, index)
            isAsWritten = unsafe CanonicalText.isDate(original)
        case .instant(let milliseconds):
            try bindTime(Int(milliseconds), parameter, index)
            isAsWritten = false
        case .boolean(let value):
            try statement.bind(value ? 1 : 0, parameter)
            isAsWritten = unsafe CanonicalText.isBoolean(original)
        }
        parameters[index].isNull = false
        unsafe try bindOriginal(isAsWritten ? nil : original, index)
    }

    private func bindTime(_ value: Int, _ parameter: Int, _ index: Int) throws {
        try statement.bind(value, parameter)
        guard index == occurred else { return }
        let bounds = occurredBounds ?? value...value
        if value < bounds.lowerBound {
            occurredBounds = value...bounds.upperBound
        } else if value > bounds.upperBound {
            occurredBounds = bounds.lowerBound...value
        } else {
            occurredBounds = bounds
        }
    }

    private func bindOriginal(_ bytes: UnsafeRawBufferPointer?, _ index: Int) throws {
        guard let parameter = parameters[index].original else { return }
        if let bytes = unsafe bytes {
            unsafe try statement.bindText(inPlace: bytes, parameter)
            parameters[index].isOriginalNull = false
        } else if !parameters[index].isOriginalNull {
            try statement.bindNull(parameter)
            parameters[index].isOriginalNull = true
        }
    }
}

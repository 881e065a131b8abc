import RecordValidation

/// Keeps what it receives as texts.
final class CollectingSink: RecordSink {
    struct Stop: Error {}

    var rows: [[String]] = []
    var originals: [[String]] = []
    var stopAfter = Int.max

    func receive(_ record: borrowing RecordView) throws {
        if rows.count == stopAfter { throw Stop() }
        var values: [String] = []
        var texts: [String] = []
        for column in 0..<record.columnCount {
            let cell = record.cell(column)
            unsafe texts.append(String(decoding: cell.original, as: UTF8.self))
            switch cell.value {
            case .missing: values.append("-")
            case .text(let bytes): unsafe values.append(String(decoding: bytes, as: UTF8.self))
            case .integer(let value): values.append("i\(value)")
            case .real(let value): values.append("r\(value)")
            case .date(let days): values.append("d\(days)")
            case .instant(let milliseconds): values.append("t\(milliseconds)")
            case .boolean(let value): values.append("b\(value)")
            }
        }
        rows.append(values)
        originals.append(texts)
    }
}

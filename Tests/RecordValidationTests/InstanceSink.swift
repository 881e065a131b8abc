import RecordValidation
import StrictJSON

/// Writes each row as the JSON object that its schema describes.
final class InstanceSink: RecordSink {
    private let schema: DatasetSchema
    var instances: [JSONValue] = []

    init(_ schema: DatasetSchema) { self.schema = schema }

    func receive(_ record: borrowing RecordView) throws {
        var members: [(String, JSONValue)] = []
        for (index, column) in schema.columns.enumerated() {
            let cell = record.cell(index)
            let original = unsafe String(decoding: cell.original, as: UTF8.self)
            switch cell.value {
            case .missing: continue
            case .text, .date, .instant: members.append((column.name, .string(original)))
            case .integer, .real: members.append((column.name, try JSONParser.parse(original)))
            case .boolean(let value): members.append((column.name, .bool(value)))
            }
        }
        instances.append(.object(JSONObject(members)))
    }
}

import GatewayStore
import SharingModel
import StrictJSON
import Synchronization

/// Writes records as they are read. One page has one writer.
final class RecordPageWriter: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var isHeaderDue: Bool
        var count = 0
    }

    private let format: RecordFormat
    private let state: Mutex<State>

    /// Begins a page. The CSV header stands on every one, so that each is a table by itself, and
    /// who joins them can see that the columns are the same (docs/reference/api.md, Records).
    init(format: RecordFormat) {
        self.format = format
        state = Mutex(State(isHeaderDue: format == .csv))
    }

    /// Adds a record.
    func add(_ row: RecordRow) {
        state.withLock { state in
            switch format {
            case .csv:
                if state.isHeaderDue {
                    Self.writeLine(row.columns.map(\.name), to: &state.bytes)
                    state.isHeaderDue = false
                }
                Self.writeLine(
                    row.columns.indices.map { row.value($0).cell }, to: &state.bytes)
            case .ndjson:
                state.bytes += Self.json(row).compactBytes
                state.bytes.append(0x0A)
            case .json:
                if state.count > 0 { state.bytes.append(UInt8(ascii: ",")) }
                state.bytes += Self.json(row).compactBytes
            }
            state.count += 1
        }
    }

    /// The whole page.
    func finish(dataset: DatasetID, purpose: String, count: Int, next: String?) -> [UInt8] {
        let rows = state.withLock { $0.bytes }
        guard format == .json else { return rows }
        var head = JSONValue.object([
            "dataset": .string(dataset.text), "purpose": .string(purpose),
            "count": .integer(count), "next": .optional(next),
        ]).compactBytes
        head.removeLast()
        return head + ",\"records\":[".utf8 + rows + "]}".utf8
    }

    private static func json(_ row: RecordRow) -> JSONValue {
        var members: [(String, JSONValue)] = []
        for (index, column) in row.columns.enumerated() {
            members.append((column.name, row.value(index).json))
        }
        return .object(JSONObject(members))
    }

    /// One line of CSV. Source: RFC 4180.
    private static func writeLine(_ cells: [String], to bytes: inout [UInt8]) {
        for (index, text) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) {
                bytes.append(0x22)
                for byte in text.utf8 {
                    if byte == 0x22 { bytes.append(0x22) }
                    bytes.append(byte)
                }
                bytes.append(0x22)
            } else {
                bytes += text.utf8
            }
        }
        bytes += [0x0D, 0x0A]
    }
}

extension JSONValue {
    fileprivate static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(JSONObject(members.map { ($0.key, $0.value) }))
    }
}

extension RecordValue {
    /// The value as CSV shows it; nothing for a missing one. Texts are guarded against being taken
    /// for formulas; a number may begin with a minus.
    fileprivate var cell: String {
        switch self {
        case .missing: ""
        case .text(let text): SheetText.guarded(text)
        case .integer(let value): String(value)
        case .real(let value): JSONNumber(value)?.text ?? ""
        case .boolean(let value): value ? "true" : "false"
        case .date(let date): date.description
        case .instant(let instant): instant.description
        }
    }

    /// The value as JSON shows it.
    fileprivate var json: JSONValue {
        switch self {
        case .missing: .null
        case .text(let text): .string(text)
        case .integer(let value): .integer(value)
        case .real(let value): JSONNumber(value).map(JSONValue.number) ?? .null
        case .boolean(let value): .bool(value)
        case .date(let date): .string(date.description)
        case .instant(let instant): .string(instant.description)
        }
    }
}

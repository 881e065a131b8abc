import GatewayClient
import SharingModel
import StrictJSON

/// Follows all pages of an answer, and says in the output itself where it broke off.
struct RecordExport {
    let client: GatewayClient
    let query: RecordQuery
    let format: QueryCommand.Format
    let limit: Int
    /// The columns of the table; nil for those that say something.
    var columns: [String]?

    /// Writes the records.
    /// - Throws: what broke it off, after the output has been told; where nothing had been written
    ///   yet, the output stays empty.
    func run(to sheet: RecordSheet) async throws {
        var count = 0
        do {
            var cursor: String?
            var isFirst = true
            var table: RecordTable?
            var sheets = CSVPages()
            repeat {
                let page = try await client.records(
                    query, format: pageFormat,
                    limit: min(limit - count, Limits.pageRecordsMax), after: cursor)
                switch format {
                case .ndjson: try sheet.write(page.content)
                case .csv: try sheet.write(Array(try sheets.continuation(page.content)))
                case .json: try writeJSON(page, isFirst: isFirst, to: sheet)
                case .text, .table: try writeTable(page, isFirst: isFirst, &table, to: sheet)
                }
                count += page.count
                cursor = page.next
                isFirst = false
            } while cursor != nil && count < limit
            try finish(count: count, isMore: cursor != nil, to: sheet)
            if let hidden = table?.hidden, hidden > 0, columns == nil {
                Console.say(
                    "\(Number.count(hidden, "more column")) (lineage, originals, empty ones): "
                        + "--columns chooses, --format csv has all.")
            }
        } catch let error as ReaderGone {
            throw error
        } catch {
            if count > 0 { try breakOff(count: count, to: sheet) } else { sheet.discard() }
            throw error
        }
        Console.say("\(Number.count(count, "record")).")
    }

    private var pageFormat: RecordFormat {
        switch format {
        case .csv: .csv
        case .ndjson: .ndjson
        case .json, .text, .table: .json
        }
    }

    private func writeJSON(_ page: RecordPage, isFirst: Bool, to sheet: RecordSheet) throws {
        if isFirst {
            try sheet.write(
                "{\"dataset\":\(Self.quoted(query.dataset.text)),"
                    + "\"purpose\":\(Self.quoted(query.purpose)),\n\"records\":[")
        }
        var separator = isFirst ? "\n" : ",\n"
        for record in try Self.records(of: page) {
            try sheet.write(Array(separator.utf8) + record.compactBytes)
            separator = ",\n"
        }
    }

    private func writeTable(
        _ page: RecordPage, isFirst: Bool, _ table: inout RecordTable?, to sheet: RecordSheet
    ) throws {
        let records = try Self.records(of: page)
        guard !records.isEmpty else { return }
        let chosen = try table ?? choose(records)
        table = chosen
        for line in chosen.lines(records).dropFirst(isFirst ? 0 : 1) {
            try sheet.write(line + "\n")
        }
    }

    private func choose(_ records: [JSONValue]) throws -> RecordTable {
        do {
            return try RecordTable(records, wanted: columns)
        } catch {
            throw Complaint(
                .usage, "\(query.dataset) has no column '\(error.name)'.",
                hint: "It has: \(error.known.joined(separator: ", ")).")
        }
    }

    private func finish(count: Int, isMore: Bool, to sheet: RecordSheet) throws {
        let ending = isMore ? ExportEnding.limited(count) : .whole(count)
        if let mark = ending.mark(format) { try sheet.write(mark) }
        if isMore {
            Console.say(
                "svd: warning: there are more records; the limit of \(limit) was reached, and the "
                    + "end of the output says so.")
        }
        try sheet.close()
    }

    /// Says in the output that it is not complete.
    private func breakOff(count: Int, to sheet: RecordSheet) throws {
        if let mark = ExportEnding.brokenOff(count).mark(format) { try sheet.write(mark) }
        try sheet.close()
    }

    private static func records(of page: RecordPage) throws -> [JSONValue] {
        do {
            return try JSONParser.parse(page.content, limits: JSONLimits(bytesMax: 64 << 20))[
                "records"]?.array ?? []
        } catch {
            throw ProtocolFault("The gateway's page of records is not JSON: \(error).")
        }
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: JSONValue.string(text).compactBytes, as: UTF8.self)
    }
}

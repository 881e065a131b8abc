import RecordValidation
import SharingModel
import StrictJSON

/// What must hold for any bytes whatever; the fuzzers of Tests/Fuzzing run the same checks.
enum FuzzChecks {
    /// A fault that was found.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    private static let digest = SHA256Digest(bytes: [UInt8](repeating: 7, count: 32))

    /// Reads bytes as a data file. The first byte chooses format and chunks; the rest is the file.
    static func file(_ input: [UInt8], schema: DatasetSchema) throws {
        guard let choice = input.first else { return }
        let bytes = Array(input.dropFirst())
        let format: FileFormat = choice & 1 == 0 ? .csv : .ndjson
        let whole = try report(bytes, schema, format, chunk: max(bytes.count, 1))
        let cut = try report(bytes, schema, format, chunk: Int(choice >> 1) % 67 + 1)
        try check(whole.report == cut.report, "chunks change the report")
        try check(whole.rows == cut.rows, "chunks change the rows")
        let rows = whole.report.rows
        try check(rows.received == rows.accepted + rows.rejected, "rows do not add up")
        try check(
            try ValidationReport(json: whole.report.json) == whole.report,
            "the report does not survive JSON")
        let errors = whole.report.violations.filter { $0.severity == .error }
        let isAccepted = whole.report.verdict == .accepted
        try check(isAccepted == errors.isEmpty, "the verdict does not follow from the findings")
        for finding in whole.report.violations {
            try check((finding.byteOffset ?? 0) <= bytes.count, "a finding beyond the end")
        }
    }

    /// Reads bytes as JSON: what is taken survives being written and read again.
    static func json(_ input: [UInt8]) throws {
        guard let value = try? JSONParser.parse(input, limits: JSONLimits(depthMax: 64)) else {
            return
        }
        let text = value.canonicalBytes
        let again = try JSONParser.parse(text, limits: JSONLimits(depthMax: 64))
        try check(again.canonicalBytes == text, "the canonical form is not canonical")
    }

    /// Reads bytes as a schema: one that is taken knows its own template.
    static func schema(_ input: [UInt8]) throws {
        guard let digest else { return }
        let schema: DatasetSchema
        do {
            schema = try DatasetSchema(document: input, sha256: digest)
        } catch let refusal {
            try check(refusal.code == .schemaInvalid, "refused as \(refusal.code)")
            return
        }
        let template = try report(schema.csvTemplate, schema, .csv, chunk: 64).report
        try check(template.violations.map(\.code) == [.emptyFile], "the template is misread")
        for row in ["a", "2026-10-31", "1", ",,,,", "\"\"", "NR1 1AA"] {
            let line = Array(repeating: row, count: schema.columns.count).joined(separator: ",")
            let bytes = schema.csvTemplate + Array((line + "\r\n").utf8)
            _ = try report(bytes, schema, .csv, chunk: 1000)
        }
    }

    private static func report(
        _ bytes: [UInt8], _ schema: DatasetSchema, _ format: FileFormat, chunk: Int
    ) throws -> (report: ValidationReport, rows: Int) {
        guard let digest else { throw Fault(description: "no digest") }
        let sink = TouchingSink()
        let validator = FileValidator(schema: schema, format: format, sink: sink)
        var start = 0
        while start < bytes.count {
            // Each chunk is memory of its own, so that reading past its end is noticed.
            let piece = Array(bytes[start..<min(start + chunk, bytes.count)])
            unsafe piece.withUnsafeBytes { unsafe validator.consume($0) }
            start += chunk
        }
        return (validator.finish(fileDigest: digest), sink.hash)
    }

    private static func check(_ holds: Bool, _ what: String) throws {
        guard holds else { throw Fault(description: what) }
    }

    /// Reads every byte of every cell.
    private final class TouchingSink: RecordSink {
        var hash = 17

        func receive(_ record: borrowing RecordView) throws {
            for column in 0..<record.columnCount {
                let cell = record.cell(column)
                unsafe add(cell.original)
                switch cell.value {
                case .missing: hash = hash &* 31
                case .text(let bytes): unsafe add(bytes)
                case .integer(let value): hash = hash &* 31 &+ Int(value)
                case .real(let value): hash = hash &* 31 &+ Int(bitPattern: UInt(value.bitPattern))
                case .date(let days): hash = hash &* 31 &+ Int(days)
                case .instant(let milliseconds): hash = hash &* 31 &+ Int(milliseconds)
                case .boolean(let value): hash = hash &* 31 &+ (value ? 1 : 2)
                }
            }
        }

        private func add(_ bytes: UnsafeRawBufferPointer) {
            for index in bytes.indices {
                hash = unsafe hash &* 31 &+ Int(bytes[index])
            }
        }
    }
}

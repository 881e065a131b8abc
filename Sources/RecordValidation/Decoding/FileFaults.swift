import SharingModel

/// Findings after which nothing sensible can be read from a file.
enum FileFaults {
    static let stopped = " Checking stopped here."

    /// Nothing in it, or a header alone.
    static func empty(fileBytes: Int, hasHeader: Bool, format: FileFormat = .csv) -> Violation {
        let whole =
            format == .csv ? "a header line and data rows" : "at least one JSON object on a line"
        return Violation(
            code: .emptyFile, line: hasHeader ? 2 : 1, byteOffset: fileBytes,
            expected: hasHeader ? "at least one data row" : whole,
            actual: hasHeader ? "a header and no data row" : "no text",
            hint: "If there is nothing to report for the period, send a nil return "
                + "(`svd nil`) instead of an empty file.")
    }

    /// Another kind of file.
    static func notText(_ finding: ContentSniffer.Finding, format: FileFormat) -> Violation {
        Violation(
            code: .encoding, line: 1, byteOffset: 0,
            expected: "\(format == .csv ? "CSV" : "NDJSON") text in UTF-8",
            actual: finding.actual, hint: finding.hint)
    }

    /// A byte that is not UTF-8.
    static func notUTF8(
        _ place: RecordPlace, isHeader: Bool = false, offset: Int, byte: UInt8, column: Int?
    ) -> Violation {
        let text = "0x" + Hexadecimal.text(of: [byte]).uppercased()
        return Violation(
            code: .encoding, record: isHeader ? nil : place.record, line: place.line,
            byteOffset: place.byteOffset + offset, column: column, expected: "UTF-8",
            actual: "byte \(text)",
            hint: "The byte \(text) here is not UTF-8; the file is probably in Windows-1252 "
                + "(Latin-1). Save it as CSV UTF-8." + stopped)
    }

    /// More rows than one file may have.
    static func tooManyRows(_ place: RecordPlace) -> Violation {
        Violation(
            code: .tooManyRows, record: place.record, line: place.line,
            byteOffset: place.byteOffset, expected: "at most \(Limits.rowsMax) data rows",
            hint: "Send the period in several parts, or ask the operator." + stopped)
    }
}

extension FileFaults {
    /// More different keys than there is room for.
    static func tooManyKeys(_ place: RecordPlace) -> Violation {
        Violation(
            code: .tooManyKeys, record: place.record, line: place.line,
            byteOffset: place.byteOffset, expected: "rows that can be compared in memory",
            hint: "The file has more rows than can be compared with one another here. Send the "
                + "period in several parts, or ask the operator." + stopped)
    }

    /// The place where keys are kept failed.
    static func keysLost(_ place: RecordPlace?) -> Violation {
        Violation(
            code: .tooManyKeys, record: place?.record, line: place?.line,
            byteOffset: place?.byteOffset, expected: "rows that can be compared on disk",
            hint: "The rows could not be compared with one another because the place where their "
                + "keys are kept failed. Try again, or ask the operator." + stopped)
    }
}

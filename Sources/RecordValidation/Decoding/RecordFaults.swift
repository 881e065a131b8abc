import SharingModel

/// Says what the careful reader found in a record: one finding for one cause.
struct RecordFaults {
    let scanner: RecordScanner
    let place: RecordPlace
    let checker: RowChecker

    /// What ends the checking; nil where nothing does.
    func stop(isHeader: Bool) -> Violation? {
        let record = isHeader ? nil : place.record
        switch scanner.stop {
        case .none: return nil
        case .nulByte(let field, let offset):
            var violation = base(.nulByte, field: field, offset: offset, isHeader: isHeader)
            violation.expected = "text without NUL bytes"
            violation.actual = "a NUL byte"
            violation.hint =
                "The file holds a byte 0: it is damaged, or not text. Export it again as CSV UTF-8."
                + FileFaults.stopped
            return violation
        case .bareCarriageReturn(let offset):
            return Violation(
                code: .lineEnds, record: record, line: place.line,
                byteOffset: place.byteOffset + offset, rule: "/x-svd/csv",
                expected: "lines that end with CRLF or LF",
                actual: "a carriage return (CR) without line feed",
                hint: "The lines end with CR alone (old Macintosh); save the file as "
                    + "\"CSV UTF-8\", not \"CSV (Macintosh)\"." + FileFaults.stopped)
        case .unclosedQuote(let field, let offset, let line):
            var violation = base(.unclosedQuote, field: field, offset: offset, isHeader: isHeader)
            violation.line = line
            violation.expected = "a closing quote"
            violation.hint =
                "The quote that opens on line \(line) is never closed. Close it, or write a quote "
                + "inside a cell twice (\"\")." + FileFaults.stopped
            return violation
        }
    }

    /// A stray quote or an endless cell in the header; nil where there is none.
    var headerFault: Violation? {
        switch scanner.fault {
        case .none: nil
        case .strayQuote(let field, let offset, let line):
            stray(field: field, offset: offset, openLine: line, isHeader: true)
        case .fieldTooLong(let field, let offset):
            tooLong(field: field, offset: offset, isHeader: true)
        }
    }

    /// What makes a data row unusable; nil where its cells can be checked.
    var fault: (violation: Violation, column: Int?)? {
        switch scanner.fault {
        case .none: break
        case .strayQuote(let field, let offset, let line):
            let violation = stray(field: field, offset: offset, openLine: line, isHeader: false)
            return (violation, checker.column(ofField: field))
        case .fieldTooLong(let field, let offset):
            let violation = tooLong(field: field, offset: offset, isHeader: false)
            return (violation, checker.column(ofField: field))
        }
        let expected = checker.fileColumns
        let found = scanner.fieldCount
        let isUnquoted = !scanner.hasQuotes
        if isUnquoted, scanner.kept == found - 1, found == expected || found == 1 {
            return (blank, nil)
        }
        if found < expected { return (missing(found, of: expected), nil) }
        if found > expected { return (extra(found, over: expected), nil) }
        return nil
    }

    private func base(
        _ code: ViolationCode, field: Int, offset: Int, isHeader: Bool
    ) -> Violation {
        Violation(
            code: code, record: isHeader ? nil : place.record, line: place.line,
            byteOffset: place.byteOffset + offset, column: field + 1,
            header: isHeader
                ? nil
                : checker.column(ofField: field).map { checker.schema.columns[$0].header },
            rule: "/x-svd/csv")
    }

    private func stray(
        field: Int, offset: Int, openLine: Int, isHeader: Bool
    ) -> Violation {
        var violation = base(.strayQuote, field: field, offset: offset, isHeader: isHeader)
        violation.expected = "quotes around a whole cell only"
        violation.hint =
            openLine > 0
            ? "Text follows the closing quote of the cell that opens on line \(openLine). Write a "
                + "quote inside a cell twice (\"\"), and see whether an earlier quote is unclosed."
            : "A quote stands inside a cell that does not begin with one. Put the whole cell in "
                + "quotes and write the inner quote twice (\"\")."
        return violation
    }

    private func tooLong(field: Int, offset: Int, isHeader: Bool) -> Violation {
        var violation = base(.fieldTooLong, field: field, offset: offset, isHeader: isHeader)
        violation.expected = "at most \(Limits.fieldBytesMax) bytes in a cell"
        violation.hint =
            "The cell is longer than any cell may be; look for a missing comma, quote or line end."
        return violation
    }

    private var blank: Violation {
        Violation(
            code: .blankRow, record: place.record, line: place.line,
            byteOffset: place.byteOffset, rule: "/x-svd/csv", expected: "a row with values",
            actual: "an empty row", hint: "Delete the empty row.")
    }

    private func missing(_ found: Int, of expected: Int) -> Violation {
        Violation(
            code: .missingCell, record: place.record, line: place.line,
            byteOffset: place.byteOffset, column: found + 1, rule: "/x-svd/csv",
            expected: "\(expected) cells", actual: "\(found) cell\(found == 1 ? "" : "s")",
            hint: "The row is too short: cells are missing, or a line break stands in a cell "
                + "without quotes.")
    }

    private func extra(_ found: Int, over expected: Int) -> Violation {
        Violation(
            code: .extraCell, record: place.record, line: place.line,
            byteOffset: place.byteOffset, column: expected + 1, rule: "/x-svd/csv",
            expected: "\(expected) cells", actual: "\(found) cells",
            hint: "The row is too long: a cell that holds a comma must be in quotes.")
    }
}

import SharingModel

/// Says what is wrong with a line of NDJSON: one finding for one line.
struct ObjectFaults {
    let place: RecordPlace
    let checker: RowChecker

    /// A line with a wrong form.
    func violation(_ fault: ObjectFault) -> Violation {
        var violation = Violation(
            code: .malformedJSON, record: place.record, line: place.line,
            byteOffset: place.byteOffset + fault.offset,
            header: fault.column.map { checker.labels[$0] },
            expected: "one JSON object on the line")
        switch fault.reason {
        case .unknownMember(let name): unknown(name, &violation)
        case .repeatedMember:
            violation.code = .headerDuplicate
            violation.expected = "each member once"
            violation.hint = "The member is there already; remove one of the two."
        case .fieldTooLong:
            violation.code = .fieldTooLong
            violation.expected = "at most \(Limits.fieldBytesMax) bytes in a cell"
            violation.hint = "The text is longer than any cell may be."
        case .nulCharacter:
            violation.code = .nulByte
            violation.expected = "text without NUL characters"
            violation.hint = "Remove the \\u0000."
        default: violation.hint = hint(fault.reason)
        }
        return violation
    }

    /// The name itself is masked like any value: it may be a person's.
    private func unknown(_ name: String, _ violation: inout Violation) {
        let missing = checker.schema.columns.indices.filter {
            unsafe checker.positions[$0] < 0
        }
        let near = near(name, missing)
        violation.code = .headerUnknown
        violation.rule = "/additionalProperties"
        violation.expected = near ?? "a member that the dataset has"
        violation.actual =
            checker.options.showValues ? String(name.prefix(64)) : Masking.text(scalars: name)
        violation.hint =
            near.map { "Did you mean '\($0)'?" } ?? "The dataset has no such member: remove it."
    }

    /// The column that was probably meant; the same member often stands on every line.
    private func near(_ name: String, _ missing: [Int]) -> String? {
        if let last = checker.lastUnknown, last.name == name, last.missing == missing {
            return last.near
        }
        let near = NearestName.find(name, in: missing.map { checker.labels[$0] })
        checker.lastUnknown = (name, missing, near)
        return near
    }

    private func hint(_ reason: ObjectFault.Reason) -> String {
        switch reason {
        case .notAnObject:
            "Write each record as one JSON object on its own line, without brackets or commas "
                + "around the lines."
        case .controlCharacter:
            "A string is not closed on its line, or holds a control character; write a line break "
                + "inside a string as \\n."
        case .badEscape: "After a backslash stands one of \" \\ / b f n r t, or u and four digits."
        case .loneSurrogate: "Half of a pair of \\u escapes is missing."
        case .badNumber:
            "Write numbers as JSON does: no leading zeros, a digit on both sides of "
                + "the point."
        case .tooDeep: "Values are not nested in this dataset."
        case .trailingText: "More text follows the object: begin a new line for each record."
        default: "A quote, comma, colon or brace is missing or too many here."
        }
    }

    /// A line longer than any may be.
    var tooLong: Violation {
        Violation(
            code: .fieldTooLong, record: place.record, line: place.line,
            byteOffset: place.byteOffset,
            expected: "at most \(Limits.lineBytesMax) bytes on a line",
            hint: "Write each record on a line of its own." + FileFaults.stopped)
    }

    /// A line with nothing on it.
    var blank: Violation {
        Violation(
            code: .blankRow, record: place.record, line: place.line,
            byteOffset: place.byteOffset, expected: "a JSON object", actual: "an empty line",
            hint: "Delete the empty line.")
    }

    /// A NUL among the bytes.
    func nulByte(at offset: Int) -> Violation {
        Violation(
            code: .nulByte, record: place.record, line: place.line,
            byteOffset: place.byteOffset + offset, expected: "text without NUL bytes",
            actual: "a NUL byte",
            hint: "The file holds a byte 0: it is damaged, or not text. Export it again as "
                + "NDJSON in UTF-8." + FileFaults.stopped)
    }
}

import SharingModel

/// Reads the header record as text.
struct HeaderReader {
    let scanner: RecordScanner
    let fields: FieldTable

    /// What makes the header unreadable; nil where it can be read.
    func fault(_ place: RecordPlace) -> Violation? {
        if scanner.fieldCount > Limits.columnsMax {
            return Violation(
                code: .headerUnknown, line: 1, byteOffset: place.byteOffset,
                column: Limits.columnsMax + 1, rule: "/x-svd/csv/headers",
                expected: "at most \(Limits.columnsMax) columns",
                actual: "\(scanner.fieldCount) columns",
                hint: "Remove the columns that the dataset does not have." + FileFaults.stopped)
        }
        if case .fieldTooLong = scanner.fault { return nil }
        guard let offset = unsafe UTF8Check.firstFault(scanner.bytes, count: scanner.kept) else {
            return nil
        }
        return unsafe FileFaults.notUTF8(
            place, isHeader: true, offset: offset, byte: scanner.bytes[offset], column: nil)
    }

    /// The texts of the header cells.
    var names: [String] {
        (0..<scanner.fieldCount).map { field in
            let start = unsafe Int(fields.starts[field])
            let end = unsafe Int(fields.ends[field])
            let text = unsafe String(
                decoding: UnsafeBufferPointer(start: scanner.bytes + start, count: end - start),
                as: UTF8.self)
            guard unsafe fields.flags[field] & FieldTable.escaped != 0 else { return text }
            return text.split(separator: "\"\"", omittingEmptySubsequences: false)
                .joined(separator: "\"")
        }
    }

    /// The header line as it stands.
    var raw: String {
        unsafe String(
            decoding: UnsafeBufferPointer(start: scanner.bytes, count: scanner.kept),
            as: UTF8.self)
    }
}

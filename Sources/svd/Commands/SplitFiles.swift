import GatewayClient
import RecordValidation
import SharingModel

/// The two files that a file is parted into, beside it: `october.good.csv` and `october.bad.csv`.
struct SplitFiles {
    let path: String
    let format: FileFormat
    /// Whether files of those names are replaced.
    let replaces: Bool

    /// Refuses, before anything is read, where a file of one of the names exists: the officer may
    /// have put right what an earlier run wrote.
    /// - Throws: a complaint that names the file.
    func check() throws {
        guard !replaces, let taken = [name("good"), name("bad")].first(where: LocalFile.exists)
        else { return }
        throw Complaint(
            .usage, "\(taken) exists already.",
            hint:
                "Move it away, or give --force to replace it; what you may have put right in it is "
                + "not overwritten.")
    }

    /// Checks the file and writes both. A file whose header is not right is not split, for no row
    /// can be judged.
    /// - Throws: as `check`, and where a file cannot be read or written.
    func write(
        _ file: LocalFile, schema: DatasetSchema, options: ValidationOptions
    ) async throws -> ValidationReport {
        try check()
        let bar = ProgressBar("Checking", totalBytes: file.bytes)
        defer { bar.clear() }
        let split = try await RowSplit.run(
            file, schema: schema, options: options, format: format
        ) { bar.update(bytes: $0) }
        bar.clear()
        guard split.rowsStart != nil else {
            Console.say("svd: warning: no row could be judged, so the file was not split.")
            return split.report
        }
        try copy(split, of: file, stands: true, to: name("good"))
        try copy(split, of: file, stands: false, to: name("bad"))
        let others = split.report.rows.received - split.standingRows
        Console.say("\(Number.count(split.standingRows, "row")) in \(name("good"))")
        Console.say("\(Number.count(others, "row")) in \(name("bad"))")
        return split.report
    }

    private func copy(
        _ split: RowSplit, of file: LocalFile, stands: Bool, to path: String
    ) throws {
        let sheet = try RecordSheet(path: path)
        do {
            try split.copy(file, stands: stands) { try sheet.write($0) }
            try sheet.close()
        } catch {
            sheet.discard()
            throw error
        }
    }

    /// The path with a word before its suffix.
    func name(_ word: String) -> String {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        let name = path[folder.endIndex...]
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
            return "\(path).\(word)"
        }
        return "\(folder)\(name[..<dot]).\(word)\(name[dot...])"
    }
}

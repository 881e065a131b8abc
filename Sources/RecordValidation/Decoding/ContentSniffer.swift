/// Recognises, by its first bytes, a file that is not UTF-8 text at all.
enum ContentSniffer {
    /// How many bytes it needs, where the file has so many.
    static let bytesNeeded = 4

    /// What a file is instead.
    struct Finding {
        let actual: String
        let hint: String
    }

    private static let saveAgain =
        "In Excel: File, Save As, file type \"CSV UTF-8 (Comma delimited) (*.csv)\"."

    /// What the file is; nil where it may be UTF-8.
    static func finding(_ bytes: [UInt8]) -> Finding? {
        if let encoding = encoding(bytes) {
            return Finding(
                actual: encoding, hint: "This is \(encoding); save it as CSV UTF-8. \(saveAgain)")
        }
        let kinds: [(prefix: [UInt8], name: String, hint: String)] = [
            (
                [0x50, 0x4B, 0x03, 0x04], "an Excel workbook or ZIP file",
                "Open the workbook and save the sheet as CSV. \(saveAgain)"
            ),
            (
                [0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook",
                "Open the workbook and save the sheet as CSV. \(saveAgain)"
            ),
            ([0x1F, 0x8B], "a gzip file", "Unpack it and send the CSV file inside."),
            (Array("%PDF".utf8), "a PDF", "Send the data behind it as a CSV file."),
        ]
        for kind in kinds where bytes.starts(with: kind.prefix) {
            return Finding(actual: kind.name, hint: "This is \(kind.name). \(kind.hint)")
        }
        return nil
    }

    private static func encoding(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            return "UTF-32"
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16 (little-endian)" }
        if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 (big-endian)" }
        guard bytes.count >= 2 else { return nil }
        // Headers are ASCII, so that every other byte of UTF-16 without a mark is 0.
        let zeros = bytes.map { $0 == 0 }
        let isWhole = bytes.count < 4
        if !zeros[0], zeros[1], isWhole || (!zeros[2] && zeros[3]) {
            return "UTF-16 (little-endian)"
        }
        if zeros[0], !zeros[1], isWhole || (zeros[2] && !zeros[3]) {
            return "UTF-16 (big-endian)"
        }
        return nil
    }
}

/// Recognises, by its first bytes, a file that is not UTF-8 text at all.
enum ContentSniffer {
    /// How many bytes it needs, where the file has so many: the first entry of an OpenDocument
    /// file says at byte 38 what the file is.
    static let bytesNeeded = 96

    /// What a file is instead.
    struct Finding {
        let actual: String
        let hint: String
    }

    private static let saveInExcel =
        "In Excel: File > Save As > Browse; under \"Save as type\" choose \"CSV UTF-8 (Comma "
        + "delimited) (*.csv)\" > Save > OK."
    private static let saveInLibreOffice =
        "In LibreOffice: File > Save As; file type \"Text CSV (.csv)\", tick \"Edit filter "
        + "settings\" > Save > Use Text CSV Format!; character set \"Unicode (UTF-8)\", field "
        + "delimiter \",\", string delimiter \"\"\" > OK."
    private static let saveSheet =
        "Open it, go to the sheet with the data, and save that sheet as CSV. \(saveInExcel) "
        + saveInLibreOffice

    /// What the file is; nil where it may be UTF-8.
    static func finding(_ bytes: [UInt8]) -> Finding? {
        if let encoding = encoding(bytes) {
            return Finding(
                actual: encoding,
                hint: "This is \(encoding); save it as UTF-8. \(saveInExcel)")
        }
        guard let kind = kind(bytes) else { return nil }
        return Finding(actual: kind.name, hint: "This is \(kind.name). \(kind.hint)")
    }

    private static func kind(_ bytes: [UInt8]) -> (name: String, hint: String)? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archive(bytes) }
        let kinds: [(prefix: [UInt8], name: String, hint: String)] = [
            ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (.xls)", saveSheet),
            (
                [0x1F, 0x8B], "a gzip file",
                "Unpack it (gunzip, or 7-Zip on Windows) and use the file inside."
            ),
            (Array("%PDF".utf8), "a PDF", "Send the data behind it as a CSV file."),
        ]
        return kinds.first { bytes.starts(with: $0.prefix) }.map { ($0.name, $0.hint) }
    }

    /// Tells the packed formats apart by the name of the first entry, which begins at byte 30.
    private static func archive(_ bytes: [UInt8]) -> (name: String, hint: String) {
        let entry = String(decoding: bytes.dropFirst(30), as: UTF8.self)
        if entry.hasPrefix("mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
            return ("a LibreOffice or OpenDocument workbook (.ods)", saveSheet)
        }
        let isWorkbook = ["[Content_Types].xml", "xl/", "_rels/", "docProps/"].contains {
            entry.hasPrefix($0)
        }
        return (isWorkbook ? "an Excel workbook (.xlsx)" : "a workbook or ZIP file", saveSheet)
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

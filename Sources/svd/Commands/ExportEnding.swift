/// How an export ended, as its last line says it.
///
/// An export that holds every record has no mark but JSON's `"complete":true`: the mark is what
/// nobody may overlook, in a file that has left the program that warned.
enum ExportEnding {
    /// Every record is there.
    case whole(Int)
    /// `--limit` was reached, and there are more.
    case limited(Int)
    /// A fault stopped it.
    case brokenOff(Int)

    /// The last line, line end included; nil where there is nothing to say.
    func mark(_ format: QueryCommand.Format) -> String? {
        let (word, words): (String, String)
        let count: Int
        switch self {
        case .whole(let records):
            return format == .json ? "\n],\"count\":\(records),\"complete\":true}\n" : nil
        case .limited(let records):
            (word, count) = ("limited", records)
            words = "LIMITED: there are more records than these \(records), which --limit asked for"
        case .brokenOff(let records):
            (word, count) = ("incomplete", records)
            words = "INCOMPLETE: the export broke off after \(records) records"
        }
        switch format {
        case .json: return "\n],\"count\":\(count),\"complete\":false,\"ended\":\"\(word)\"}\n"
        case .csv: return "\"# \(words)\"\r\n"
        case .ndjson: return "{\"svd\":\"\(word)\",\"count\":\(count)}\n"
        case .text, .table: return "# \(words)\n"
        }
    }
}

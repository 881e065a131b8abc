import SharingModel

/// What no author of a schema means: it is refused before a version is published, and does not
/// keep one from being read that was published when it was let pass.
enum ColumnTrap {
    /// - Throws: `schema-invalid` where a header cannot be written in one line, or where a date can
    ///   be read in two ways.
    static func check(_ columns: [Column]) throws(Refusal) {
        for column in columns {
            let place =
                MemberReader.join("/properties", column.name) + "/x-svd-column"
            try checkText(column.header, at: place + "/header")
            for (index, alias) in column.aliases.enumerated() {
                try checkText(alias, at: "\(place)/aliases/\(index)")
            }
            try checkFormats(column.constraints.formats, at: place + "/formats")
        }
    }

    private static func checkText(_ text: String, at pointer: String) throws(Refusal) {
        guard !text.isEmpty else { throw MemberReader.refusal(pointer, "must not be empty") }
        let isPlain = text.unicodeScalars.allSatisfy {
            ![.control, .lineSeparator, .paragraphSeparator].contains(
                $0.properties.generalCategory)
        }
        guard isPlain else {
            throw MemberReader.refusal(
                pointer, "has a line end or control character, which nobody sees in a table")
        }
    }

    private static func checkFormats(
        _ formats: [DateFormat], at pointer: String
    ) throws(Refusal) {
        for (index, format) in formats.enumerated() {
            for (earlier, other) in formats[..<index].enumerated() where format.clashes(other) {
                throw MemberReader.refusal(
                    "\(pointer)/\(index)",
                    "reads the same cells as formats/\(earlier) and means other days by them, so "
                        + "that nobody can tell which is meant: declare one of them")
            }
        }
    }
}

extension DateFormat {
    /// Whether there are cells that both formats can read, each in its own way.
    func clashes(_ other: DateFormat) -> Bool {
        guard isISOTime || other.isISOTime else {
            return length == other.length && literals == other.literals && offsets != other.offsets
        }
        // What ISO 8601 adds to the day can have the form of any time of day behind it.
        let days = [self, other].map { format in
            (
                literals: format.literals.filter { $0.offset < Self.isoDayLength },
                offsets: format.offsets[..<3]
            )
        }
        let timed = [self, other].allSatisfy { format in
            format.isISOTime
                || format.literals.contains {
                    $0.offset == Self.isoDayLength && $0.byte == UInt8(ascii: "T")
                }
        }
        return timed && days[0].literals == days[1].literals && days[0].offsets != days[1].offsets
    }

    private static var isoDayLength: Int { "yyyy-MM-dd".utf8.count }
}

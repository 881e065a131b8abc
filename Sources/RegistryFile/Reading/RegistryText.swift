import SharingModel

/// What is checked of the file's bytes before YAML is read from them.
enum RegistryText {
    /// The first problem; nil where there is none.
    static func problem(in bytes: [UInt8]) -> RegistryProblem? {
        guard bytes.count <= Limits.registryBytesMax else {
            return problem(
                at: 0, of: [],
                "the file has \(bytes.count) bytes; \(Limits.registryBytesMax) are allowed",
                help: "Take out what is no longer in force.")
        }
        if let offset = firstInvalid(bytes) {
            return problem(at: offset, of: bytes, "not UTF-8", help: "Save the file as UTF-8.")
        }
        if let offset = firstAnchor(bytes) {
            return problem(
                at: offset, of: bytes, "anchors and aliases are not allowed",
                help: "Write the value out where it is used; quote a text that has & or *.")
        }
        return nil
    }

    private static func problem(
        at offset: Int, of bytes: [UInt8], _ reason: String, help: String
    ) -> RegistryProblem {
        let before = bytes.prefix(offset)
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count
        return RegistryProblem(
            line: before.count { $0 == 0x0A } + 1, column: column + 1, path: "", reason: reason,
            help: help)
    }

    private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        // UTF-8 is checked line by line, since a line end is never part of a longer sequence.
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if String(validating: bytes[start..<end], as: UTF8.self) == nil { return start }
            start = end + 1
        }
        return 0
    }

    /// Where an anchor or alias may stand: `&` or `*` that begins a word, outside a comment.
    ///
    /// Found before YAML is read, because mappings whose keys are nested aliases take exponential
    /// time to compare. A line with a quote in it is searched whole, so that no `#` in a text hides
    /// one.
    private static func firstAnchor(_ bytes: [UInt8]) -> Int? {
        var previous: UInt8 = 0x0A
        var isComment = false
        var hasQuote = false
        for (offset, byte) in bytes.enumerated() {
            let beginsWord = [0x0A, 0x20, 0x09, 0x0D, 0x5B, 0x7B, 0x2C].contains(previous)
            switch byte {
            case 0x0A:
                isComment = false
                hasQuote = false
            case UInt8(ascii: "\""), UInt8(ascii: "'"): hasQuote = true
            case UInt8(ascii: "#") where beginsWord && !hasQuote: isComment = true
            case UInt8(ascii: "&") where beginsWord && !isComment,
                UInt8(ascii: "*") where beginsWord && !isComment:
                let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0x0A
                if ![0x20, 0x09, 0x0A, 0x0D].contains(next) { return offset }
            default: break
            }
            previous = byte
        }
        return nil
    }
}

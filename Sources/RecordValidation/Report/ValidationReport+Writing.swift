import StrictJSON

extension ValidationReport {
    /// Writes the report as JSON text in blocks: the bytes are those of `json.prettyBytes`, which
    /// take far more time and memory where there are many findings.
    /// - Parameter take: receives the blocks in their order.
    /// - Throws: what `take` throws.
    public func writeJSON(to take: ([UInt8]) throws -> Void) throws {
        var frame = self
        frame.violations = []
        let whole = frame.json.prettyBytes
        guard !violations.isEmpty else { return try take(whole) }
        let tail = Array("],\n  \"truncated\": \(truncated)\n}\n".utf8)
        var block = Array(whole.dropLast(tail.count))
        let lineStart = Array("\n    ".utf8)
        try ViolationWriter<JSONNotation>(violations).write(
            &block, separators: (lineStart, [UInt8(ascii: ",")] + lineStart), to: take)
        block += "\n  ".utf8
        block += tail
        try take(block)
    }

    /// Writes the findings as CSV in blocks, one a line behind a line of headers: the members of
    /// the JSON in their order.
    /// - Parameter take: receives the blocks in their order.
    /// - Throws: what `take` throws.
    public func writeCSV(to take: ([UInt8]) throws -> Void) throws {
        var block = CSVNotation.header
        try ViolationWriter<CSVNotation>(violations).write(&block, separators: ([], []), to: take)
        if !block.isEmpty { try take(block) }
    }
}

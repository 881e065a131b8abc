/// Writes findings in blocks of bytes: what those of one cause have in common is put into bytes
/// once, and no other form of the report is made on the way.
struct ViolationWriter<Notation: ViolationNotation> {
    private let list: ViolationList
    /// Head and middle of each cause, then the labels, the end of a finding and the quote.
    private let pieces: TextStore
    private let labels: Int32
    private let end: Int32
    private let quote: Int32

    /// Bytes of a block, nearly.
    private let blockBytes = 256 << 10

    init(_ list: ViolationList) {
        self.list = list
        var pieces = TextStore()
        for cause in list.causes {
            _ = pieces.add(Notation.head(cause))
            _ = pieces.add(Notation.middle(cause))
        }
        labels = Int32(pieces.count)
        for label in Notation.labels { _ = pieces.add(label) }
        end = pieces.add(Notation.end)
        quote = pieces.add(Notation.plainQuote)
        self.pieces = pieces
    }

    /// Writes all findings.
    /// - Parameters:
    ///   - block: what goes out before them; what has not gone out yet, afterwards.
    ///   - separators: what stands before the first finding, and before each other.
    func write(
        _ block: inout [UInt8], separators: (first: [UInt8], other: [UInt8]),
        to take: ([UInt8]) throws -> Void
    ) throws {
        block.reserveCapacity(blockBytes * 2)
        try list.texts.read { texts throws in
            try pieces.read { pieces throws in
                var separator = separators.first
                for entry in list.entries {
                    block += separator
                    separator = separators.other
                    append(entry, pieces, texts, to: &block)
                    if block.count >= blockBytes {
                        try take(block)
                        block.removeAll(keepingCapacity: true)
                    }
                }
            }
        }
    }

    private func append(
        _ entry: ViolationList.Entry, _ pieces: borrowing TextStore.Reader,
        _ texts: borrowing TextStore.Reader, to block: inout [UInt8]
    ) {
        unsafe block.append(contentsOf: pieces.text(entry.cause * 2))
        append(entry.record, labels, pieces, to: &block)
        append(entry.line, labels + 1, pieces, to: &block)
        append(entry.byteOffset, labels + 2, pieces, to: &block)
        unsafe block.append(contentsOf: pieces.text(entry.cause * 2 + 1))
        append(entry.actual, named: 0, labels + 3, pieces, texts, to: &block)
        append(entry.hint, named: entry.named, labels + 4, pieces, texts, to: &block)
        unsafe block.append(contentsOf: pieces.text(end))
    }

    private func append(
        _ number: Int, _ label: Int32, _ pieces: borrowing TextStore.Reader,
        to block: inout [UInt8]
    ) {
        let isThere = number != ViolationList.nowhere
        if isThere || Notation.keepsPlaces {
            unsafe block.append(contentsOf: pieces.text(label))
        }
        if isThere { Self.append(number, to: &block) }
    }

    private func append(
        _ number: Int32, named: UInt32, _ label: Int32, _ pieces: borrowing TextStore.Reader,
        _ texts: borrowing TextStore.Reader, to block: inout [UInt8]
    ) {
        let isThere = number != ViolationList.noText
        if isThere || Notation.keepsPlaces {
            unsafe block.append(contentsOf: pieces.text(label))
        }
        guard isThere else { return }
        let text = unsafe texts.text(number)
        let rest = unsafe named > 0 ? texts.text(number + 1) : nil
        guard unsafe text.first.map(Notation.isSpecialFirst) != true,
            unsafe Self.isPlain(text), unsafe rest.map({ unsafe Self.isPlain($0) }) ?? true
        else {
            var whole = unsafe Array(text)
            if let rest = unsafe rest {
                Self.append(Int(named), to: &whole)
                unsafe whole.append(contentsOf: rest)
            }
            unsafe whole.withUnsafeBufferPointer {
                unsafe Notation.append(special: $0, to: &block)
            }
            return
        }
        unsafe block.append(contentsOf: pieces.text(quote))
        unsafe block.append(contentsOf: text)
        if let rest = unsafe rest {
            Self.append(Int(named), to: &block)
            unsafe block.append(contentsOf: rest)
        }
        unsafe block.append(contentsOf: pieces.text(quote))
    }

    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var isPlain = true
        // Without a way out, so that many bytes are looked at in one step.
        for index in 0..<text.count {
            isPlain = unsafe isPlain && !Notation.isSpecial(text[index])
        }
        return isPlain
    }

    private static func append(_ number: Int, to block: inout [UInt8]) {
        guard number >= 0 else {
            block += String(number).utf8
            return
        }
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var first = 20
        var rest = number
        repeat {
            first -= 1
            digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        for index in first..<20 { block.append(digits[index]) }
    }
}

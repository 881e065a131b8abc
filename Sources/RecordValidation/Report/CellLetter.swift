/// A letter of a cell: a byte where the text is plain ASCII, else a character.
protocol CellLetter: Hashable, ExpressibleByUnicodeScalarLiteral {
    var isWhitespace: Bool { get }
    var isLetter: Bool { get }
    var isNumber: Bool { get }
    /// Whether it sorts as one of 0 to 9.
    var isDigit: Bool { get }
    /// What it counts as a digit; nil for all but 0 to 9 themselves.
    var digit: Int? { get }
}

extension Character: CellLetter {
    var isDigit: Bool { ("0"..."9").contains(self) }

    var digit: Int? {
        guard isDigit, let byte = asciiValue else { return nil }
        return Int(byte) - 0x30
    }
}

/// A letter of ASCII; what it is asked gives the same answers as its `Character`.
struct ASCIILetter: CellLetter {
    let byte: UInt8

    init(byte: UInt8) { self.byte = byte }

    init(unicodeScalarLiteral scalar: Unicode.Scalar) {
        byte = UInt8(truncatingIfNeeded: scalar.value)
    }

    var isWhitespace: Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var isLetter: Bool { (0x61...0x7A).contains(byte | 0x20) }
    var isNumber: Bool { isDigit }
    var isDigit: Bool { (0x30...0x39).contains(byte) }
    var digit: Int? { isDigit ? Int(byte) - 0x30 : nil }

    var uppercased: ASCIILetter {
        (0x61...0x7A).contains(byte) ? ASCIILetter(byte: byte - 0x20) : self
    }
}

/// The text of a cell as letters, where each byte is one.
@safe struct ASCIIText: RandomAccessCollection {
    private let bytes: UnsafeBufferPointer<UInt8>

    /// Nil where a letter may be of several bytes, as CR LF is.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var isPlain = true
        for index in 0..<bytes.count {
            let byte = unsafe bytes[index]
            isPlain = isPlain && byte < 0x80 && byte != 0x0D
        }
        guard isPlain else { return nil }
        unsafe self.bytes = bytes
    }

    var startIndex: Int { 0 }
    var endIndex: Int { unsafe bytes.count }
    subscript(position: Int) -> ASCIILetter { ASCIILetter(byte: unsafe bytes[position]) }
}

/// Reads a text byte by byte, as a grammar of ASCII characters asks.
struct ByteReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ text: String) { rest = Array(text.utf8)[...] }

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    /// Takes this character, if it is next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    /// Takes one of these characters, if one is next.
    mutating func takeOne(of characters: String) -> Unicode.Scalar? {
        characters.unicodeScalars.first { take($0) }
    }

    /// Takes digits, at least and at most so many.
    mutating func takeDigits(_ counts: ClosedRange<Int>) -> [UInt8]? {
        let digits = rest.prefix(counts.upperBound).prefix { $0.isASCIIDigit }
        guard digits.count >= counts.lowerBound else { return nil }
        rest.removeFirst(digits.count)
        return Array(digits)
    }

    /// Takes a number of exactly so many digits.
    mutating func takeNumber(digits: Int) -> Int? {
        takeDigits(digits...digits)?.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

extension UInt8 {
    /// Whether this is the ASCII code of a digit.
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether this is the ASCII code of a letter.
    var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }

    /// Whether this is the ASCII code of a letter or a digit.
    var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
}

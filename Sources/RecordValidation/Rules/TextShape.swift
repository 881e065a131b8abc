private import CByteScan

/// Where the digits and the words of up to 64 bytes of text stand, one bit for each byte: enough to
/// tell, sixteen bytes at a time, that most texts hold nothing of what the privacy scan looks for.
///
/// A quick look that never says no wrongly.
struct TextShape {
    static let countMax = 64

    /// The bytes that are part of a word: digits, letters, everything above 0x7F.
    let words: UInt64
    private let digits: UInt64
    /// Whether an `@` is there.
    let hasAt: Bool
    /// Whether a byte below 0x20 or above 0x7F is there.
    let isOdd: Bool
    private let capitals: UInt64
    /// All bytes of the text.
    private let all: UInt64

    /// Looks at a text that has a slack behind it.
    /// - Parameter count: 1 to `countMax`.
    @inline(__always)
    init(_ base: UnsafePointer<UInt8>, count: Int) {
        let text = unsafe byte_scan_text_at(base, Int64(count))
        words = text.words
        digits = text.digits
        capitals = text.capitals
        hasAt = text.ats != 0
        isOdd = text.odd != 0
        all = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- count)
    }

    @inline(__always)
    var hasDigit: Bool { digits != 0 }

    /// Where words begin.
    /// - Parameter isInside: whether the byte before the text is part of a word.
    @inline(__always)
    func wordStarts(isInside: Bool = false) -> UInt64 {
        words & ~(words &<< 1 | (isInside ? 1 : 0))
    }

    /// Whether a word begins with a capital behind the two letters and the mark that a title has at
    /// least: without one there is no name.
    @inline(__always)
    var mayHaveName: Bool { (wordStarts() & capitals) &>> 3 != 0 }

    /// Whether there are digits enough.
    @inline(__always)
    var mayHaveNHSNumber: Bool { digits.nonzeroBitCount >= 10 }

    /// The digits that may be the last of a postcode: followed by two bytes that are no digits, and
    /// then by none either.
    @inline(__always)
    var lastOfPostcode: UInt64 {
        digits & all &>> 2 & ~(digits &>> 1 | digits &>> 2 | digits &>> 3)
    }
}

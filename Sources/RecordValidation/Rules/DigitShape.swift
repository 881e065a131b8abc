/// Where the digits of a text stand, one bit for each byte: enough to tell, a word of eight bytes
/// at a time, that most texts hold no number of a person and no postcode.
///
/// A quick look that never says no wrongly; of texts of more than 64 bytes it always says yes.
struct DigitShape {
    private static let countMax = 64

    /// Whether the text is too long for it.
    let isTooLong: Bool
    private var digits: UInt64 = 0
    /// Where a digit stands that two more bytes follow.
    private var inside: UInt64 = 0

    /// Looks at a text that has a slack behind it.
    @inline(__always)
    init(_ base: UnsafePointer<UInt8>, count: Int) {
        isTooLong = count > Self.countMax
        guard !isTooLong else {
            digits = .max
            return
        }
        guard count > 0 else { return }
        var index = 0
        while index < count {
            let word = unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
            digits |=
                Self.bits(UInt64(littleEndian: word)) &<< UInt64(truncatingIfNeeded: index)
            index &+= 8
        }
        // What lies behind the text is none of it.
        let all = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- count)
        digits &= all
        inside = all &>> 2
    }

    @inline(__always)
    var hasDigit: Bool { digits != 0 }

    /// Whether ten digits follow one another, or runs of three, three and four a place apart.
    @inline(__always)
    var mayHaveNHSNumber: Bool {
        let two = digits & digits &>> 1
        let three = two & digits &>> 2
        let four = two & two &>> 2
        let ten = four & four &>> 4 & two &>> 8
        return ten | (three & three &>> 4 & four &>> 8) != 0
    }

    /// The digits that may be the last of a postcode: followed by two bytes that are no digits, and
    /// then by none either.
    @inline(__always)
    var lastOfPostcode: UInt64 {
        digits & inside & ~(digits &>> 1 | digits &>> 2 | digits &>> 3)
    }

    /// One bit for each of eight bytes that is a digit.
    @inline(__always)
    private static func bits(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        let atLeast0 = low &+ 0x5050_5050_5050_5050
        let above9 = low &+ 0x4646_4646_4646_4646
        let found = atLeast0 & ~above9 & ~word & 0x8080_8080_8080_8080
        return ((found &>> 7) &* 0x0102_0408_1020_4080) &>> 56
    }
}

/// Looks in text for what points to a person. Every search takes time in proportion to the text.
enum PrivacyScan {
    /// What of NHS numbers is there: ten digits standing alone, in one group or in 3-3-4, whatever
    /// the check digit, which would clear one false number in eleven only; or in other groups of at
    /// least three digits, where the check digit fits. Up to three spaces, hyphens or stops part
    /// the groups.
    /// - Returns: `nhsNumber`, with `checkedNumber` where the check digit of one fits.
    static func nhsNumbers(_ base: UnsafePointer<UInt8>, count: Int) -> SuspectMask {
        var found: SuspectMask = []
        var index = 0
        while index < count {
            guard unsafe isDigit(base[index]) else {
                index += 1
                continue
            }
            let isStart = unsafe index == 0 || !isAlphanumeric(base[index - 1])
            if isStart, let number = unsafe TenDigits(base, count: count, at: index) {
                if number.isChecked { return [.nhsNumber, .checkedNumber] }
                if number.isUsual { found.insert(.nhsNumber) }
            }
            while unsafe index < count && isDigit(base[index]) { index += 1 }
        }
        return found
    }

    /// Whether a full postcode is there, in either case: its halves together, or up to three
    /// spaces, hyphens or stops apart.
    static func hasPostcode(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        var index = 2
        while index + 2 < count {
            if unsafe isDigit(base[index]) && isPostcode(base, count: count, digit: index) {
                return true
            }
            index += 1
        }
        return false
    }

    /// Whether a full postcode is there whose last digit stands at one of some places.
    /// - Parameter digits: one bit for each place of a digit that two more bytes follow.
    static func hasPostcode(
        _ base: UnsafePointer<UInt8>, count: Int, digits: UInt64
    ) -> Bool {
        var rest = digits
        while rest != 0 {
            if unsafe isPostcode(base, count: count, digit: rest.trailingZeroBitCount) {
                return true
            }
            rest &= rest &- 1
        }
        return false
    }

    /// Whether a digit is the last one of a full postcode.
    @inline(__always)
    private static func isPostcode(
        _ base: UnsafePointer<UInt8>, count: Int, digit index: Int
    ) -> Bool {
        guard unsafe isFree(base, index + 3, count) && isInward(base[index + 1]),
            unsafe isInward(base[index + 2]), index >= 2
        else { return false }
        var end = index
        while end > 0, index - end < marksMax, unsafe isMark(base[end - 1]) { end -= 1 }
        // "Block A1. 2nd floor"
        if index - end > 1, unsafe isOrdinal(base + index) { return false }
        for length in 2...4 where length <= end {
            let start = end - length
            if start > 0, unsafe isAlphanumeric(base[start - 1]) { continue }
            if unsafe isOutward(base + start, length) { return true }
        }
        return false
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || byte >= 0x80
    }

    /// Whether a text ends at a place, or something that is no part of a word stands there.
    static func isFree(_ base: UnsafePointer<UInt8>, _ index: Int, _ count: Int) -> Bool {
        unsafe index >= count || !isAlphanumeric(base[index])
    }

    /// How many digits begin a text.
    static func digits(_ base: UnsafePointer<UInt8>, count: Int) -> Int {
        var length = 0
        while unsafe length < count && isDigit(base[length]) { length += 1 }
        return length
    }

    /// How many marks may stand between the parts of a number or postcode.
    static let marksMax = 3

    /// A space, hyphen or stop.
    static func isMark(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D || byte == 0x2E }

    /// "st", "nd", "rd" or "th" behind a digit, in small letters.
    private static func isOrdinal(_ digit: UnsafePointer<UInt8>) -> Bool {
        switch unsafe (digit[1], digit[2]) {
        case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): true
        default: false
        }
    }

    /// A letter of the second half: not C, I, K, M, O or V.
    private static func isInward(_ byte: UInt8) -> Bool {
        guard isLetter(byte) else { return false }
        switch byte | 0x20 {
        case 0x63, 0x69, 0x6B, 0x6D, 0x6F, 0x76: return false
        default: return true
        }
    }

    /// A9, A99, A9A, AA9, AA99 or AA9A.
    private static func isOutward(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard unsafe isLetter(base[0]) else { return false }
        let letters = unsafe isLetter(base[1]) ? 2 : 1
        let rest = count - letters
        guard rest >= 1, rest <= 2, unsafe isDigit(base[letters]) else { return false }
        return unsafe rest == 1 || isAlphanumeric(base[letters + 1])
    }
}

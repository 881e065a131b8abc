/// Looks in text for what points to a person. Every search takes time in proportion to the text.
enum PrivacyScan {
    /// Whether a standalone run of ten digits, or 3-3-4, is there. A checksum would miss none and
    /// clear one false number in eleven only, so that any such run is suspect.
    static func hasNHSNumber(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        guard count >= 10 else { return false }
        var index = 0
        var previous: UInt8 = 0x20
        while index < count {
            let byte = unsafe base[index]
            if isDigit(byte), !isAlphanumeric(previous) {
                let length = unsafe digits(base + index, count: count - index)
                if length == 10, unsafe isFree(base, index + 10, count) { return true }
                if length == 3, count - index >= 12,
                    unsafe isGrouped(base + index),
                    unsafe isFree(base, index + 12, count)
                {
                    return true
                }
                index += length
                previous = 0x30
                continue
            }
            previous = byte
            index += 1
        }
        return false
    }

    /// Whether one of the numbers that `hasNHSNumber` finds has a check digit that fits.
    static func hasCheckedNHSNumber(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        var index = 0
        var previous: UInt8 = 0x20
        while index < count {
            let byte = unsafe base[index]
            guard isDigit(byte), !isAlphanumeric(previous) else {
                previous = byte
                index += 1
                continue
            }
            let start = unsafe base + index
            let length = unsafe digits(start, count: count - index)
            if length == 10, unsafe isFree(base, index + 10, count),
                NHSNumber.isChecked({ unsafe Int(start[$0] &- 0x30) })
            {
                return true
            }
            if length == 3, count - index >= 12, unsafe isGrouped(start),
                unsafe isFree(base, index + 12, count),
                NHSNumber.isChecked({
                    unsafe Int(start[$0 + ($0 < 3 ? 0 : $0 < 6 ? 1 : 2)] &- 0x30)
                })
            {
                return true
            }
            index += length
            previous = 0x30
        }
        return false
    }

    /// Whether a full postcode is there, with or without its space, in either case.
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
        let end = unsafe base[index - 1] == 0x20 ? index - 1 : index
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

    private static func isGrouped(_ base: UnsafePointer<UInt8>) -> Bool {
        let first = unsafe base[3]
        guard first == 0x20 || first == 0x2D, unsafe base[7] == first else { return false }
        return unsafe digits(base + 4, count: 3) == 3 && digits(base + 8, count: 4) == 4
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

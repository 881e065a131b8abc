extension PrivacyScan {
    /// Whether an e-mail address is there: something, `@`, and a domain with a stop and two letters
    /// at its end.
    static func hasEmailAddress(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        var index = 1
        while index < count {
            guard unsafe base[index] == 0x40 else {
                index += 1
                continue
            }
            let hasLocalPart = unsafe isAlphanumeric(base[index - 1])
            var labels = 0
            var letters = 0
            index += 1
            scan: while index < count {
                let byte = unsafe base[index]
                switch byte {
                case _ where isLetter(byte): letters += 1
                case _ where isDigit(byte) || byte == 0x2D: letters = -64
                case 0x2E where letters != 0:
                    labels += 1
                    letters = 0
                default: break scan
                }
                if hasLocalPart, labels > 0, letters >= 2 { return true }
                index += 1
            }
        }
        return false
    }

    /// Whether a telephone number is there: geographic (01, 02) or mobile (07), with 9 or 10 digits
    /// behind the 0, or behind +44, in groups set apart by a space, hyphen, stop or bracket. Others
    /// belong to organisations.
    ///
    /// Source: Ofcom, National Telephone Numbering Plan.
    static func hasPhoneNumber(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        var index = 0
        while index < count {
            guard unsafe isDigit(base[index]) else {
                index += 1
                continue
            }
            let isStart = unsafe index == 0 || !isAlphanumeric(base[index - 1])
            if isStart, let national = unsafe nationalPart(base, count: count, at: index),
                unsafe isNationalNumber(base, count: count, at: national)
            {
                return true
            }
            while unsafe index < count && isDigit(base[index]) { index += 1 }
        }
        return false
    }

    /// Where the digits behind 0, +44 or 0044 begin; nil where none of these begins a number there.
    private static func nationalPart(
        _ base: UnsafePointer<UInt8>, count: Int, at start: Int
    ) -> Int? {
        let isForeign = unsafe start > 0 && base[start - 1] == 0x2B
        if !isForeign, start + 1 < count,
            unsafe base[start] == 0x30 && base[start + 1] != 0x30
        {
            return start + 1
        }
        var index = isForeign ? start : start + 2
        guard index + 2 < count, unsafe base[index] == 0x34 && base[index + 1] == 0x34,
            isForeign || (unsafe base[start] == 0x30 && base[start + 1] == 0x30)
        else { return nil }
        index += 2
        // "+44 (0)1603": the 0 is for callers at home.
        while unsafe index < count && index < start + 8
            && (base[index] == 0x20 || base[index] == 0x28 || base[index] == 0x29
                || base[index] == 0x30)
        {
            index += 1
        }
        return index
    }

    /// Whether 9 or 10 digits stand there, the first 1, 2 or 7, in groups of which the first has at
    /// least two digits and the others too.
    private static func isNationalNumber(
        _ base: UnsafePointer<UInt8>, count: Int, at start: Int
    ) -> Bool {
        guard unsafe start < count && (base[start] &- 0x31 < 2 || base[start] == 0x37) else {
            return false
        }
        var index = start
        var total = 0
        while index < count {
            let length = unsafe digits(base + index, count: min(count - index, 12))
            guard length >= 2 else { break }
            total += length
            index += length
            // A number of 9 digits may have another number behind it.
            if total == 9 || total == 10, unsafe isFree(base, index, count) { return true }
            guard total < 10 else { break }
            var gap = index
            while unsafe gap < count && gap < index + 2 && isGap(base[gap]) { gap += 1 }
            guard unsafe gap > index && gap < count && isDigit(base[gap]) else { break }
            index = gap
        }
        return false
    }

    /// Space, hyphen, stop or closing bracket.
    private static func isGap(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x2D || byte == 0x2E || byte == 0x29
    }
}

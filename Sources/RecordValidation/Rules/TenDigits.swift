/// Ten digits that stand alone, in up to three groups, with marks between the groups.
struct TenDigits {
    /// Whether they are grouped as NHS numbers are written: not at all, or 3-3-4.
    let isUsual: Bool
    /// Whether the last is the check digit of an NHS number.
    let isChecked: Bool

    /// The digits that begin a text at a place; nil where there are not ten of them.
    init?(_ base: UnsafePointer<UInt8>, count: Int, at start: Int) {
        var value = 0
        var total = 0
        var groups = 0
        var shape = 0
        var index = start
        while groups < 3 {
            let length = unsafe PrivacyScan.digits(base + index, count: min(count - index, 11))
            guard length >= 3, total + length <= 10 else { return nil }
            for place in index..<index + length {
                value = unsafe value * 10 + Int(base[place] & 15)
            }
            total += length
            groups += 1
            shape = shape * 16 + length
            index += length
            if total == 10 { break }
            let marks = index
            while unsafe index < count && index - marks < PrivacyScan.marksMax
                && PrivacyScan.isMark(base[index])
            { index += 1 }
            guard index > marks else { return nil }
        }
        guard total == 10, unsafe PrivacyScan.isFree(base, index, count) else { return nil }
        isUsual = groups == 1 || shape == 0x334
        isChecked = NHSNumber.isChecked { place in
            (place..<9).reduce(value) { rest, _ in rest / 10 } % 10
        }
    }
}

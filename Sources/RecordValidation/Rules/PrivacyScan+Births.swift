extension PrivacyScan {
    /// Words that say that a date is one of birth.
    private static let labels: [(letters: UInt64, count: Int)] = [
        (TextWord.letters(of: "dob"), 3), (TextWord.letters(of: "born"), 4),
        (TextWord.letters(of: "birth"), 5), (TextWord.letters(of: "birthdat"), 9),
        (TextWord.letters(of: "birthday"), 8),
    ]

    /// Words that may stand between the label and the date.
    private static let fillers = TextWord.set("on is was in the date approx around about")

    private static let months = TextWord.set(
        "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june "
            + "july august septembe october november december")

    /// Whether a whole date stands behind a word such as "DOB" or "born".
    static func hasDateOfBirth(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        var index = 0
        var isInside = false
        while index < count {
            let byte = unsafe base[index]
            let small = byte | 0x20
            if !isInside, small == 0x64 || small == 0x62 {
                let end = unsafe labelEnd(base, count: count, at: index)
                if end > index, unsafe hasDate(base, count: count, after: end) { return true }
            }
            isInside = isAlphanumeric(byte)
            index += 1
        }
        return false
    }

    /// The end of a label that begins at a place; the place itself where none does.
    private static func labelEnd(
        _ base: UnsafePointer<UInt8>, count: Int, at start: Int
    ) -> Int {
        let word = unsafe TextWord(base + start, count: count - start)
        if labels.contains(where: { $0.letters == word.letters && $0.count == word.count }) {
            return start + word.count
        }
        // "D.O.B."
        guard word.count == 1, start + 5 <= count,
            unsafe base[start] | 0x20 == 0x64 && base[start + 1] == 0x2E
                && base[start + 2] | 0x20 == 0x6F && base[start + 3] == 0x2E
                && base[start + 4] | 0x20 == 0x62
        else { return start }
        return start + 5
    }

    private static func hasDate(
        _ base: UnsafePointer<UInt8>, count: Int, after end: Int
    ) -> Bool {
        var index = end
        let last = min(count, end + 24)
        while index < last {
            let byte = unsafe base[index]
            if isDigit(byte) { return unsafe isDate(base + index, count: count - index) }
            if isLetter(byte) {
                let word = unsafe TextWord(base + index, count: count - index)
                if months.contains(word.letters) {
                    return unsafe isYearNext(
                        base, count: count, after: index + word.count, hasDay: false)
                }
                guard fillers.contains(word.letters) else { return false }
                index += word.count
            } else {
                guard byte < 0x80 else { return false }
                index += 1
            }
        }
        return false
    }

    /// `d/m/yy`, `d.m.yyyy`, `yyyy-mm-dd`, `1st May 1990` and the like.
    private static func isDate(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        let first = unsafe digits(base, count: min(count, 9))
        if first == 8 { return unsafe isFree(base, 8, count) }
        guard first == 1 || first == 2 || first == 4, first < count else { return false }
        let mark = unsafe base[first]
        if mark == 0x2F || mark == 0x2D || mark == 0x2E || mark == 0x20 {
            let second = unsafe digits(base + first + 1, count: min(count - first - 1, 3))
            let place = first + 1 + second
            if second >= 1, second <= 2, unsafe place < count && base[place] == mark {
                let third = unsafe digits(base + place + 1, count: min(count - place - 1, 5))
                let isWhole = first == 4 ? third == 1 || third == 2 : third == 2 || third == 4
                if isWhole, unsafe isFree(base, place + 1 + third, count) { return true }
            }
        }
        guard first <= 2 else { return false }
        var index = first
        if unsafe isLetter(base[index]) && index + 1 < count && isLetter(base[index + 1]) {
            index += 2
        }
        for _ in 0..<2 {
            while unsafe index < count && !isAlphanumeric(base[index]) && index < 8 { index += 1 }
            let word = unsafe TextWord(base + index, count: count - index)
            if months.contains(word.letters) {
                return unsafe isYearNext(
                    base, count: count, after: index + word.count, hasDay: true)
            }
            guard word.letters == TextWord.letters(of: "of") else { return false }
            index += 2
        }
        return false
    }

    /// Whether a year follows a month; without a day before the month, the day comes first.
    private static func isYearNext(
        _ base: UnsafePointer<UInt8>, count: Int, after end: Int, hasDay: Bool
    ) -> Bool {
        var index = end
        for needed in hasDay ? [4] : [2, 4] {
            let start = index
            while unsafe index < count && index < start + 3 && !isAlphanumeric(base[index]) {
                index += 1
            }
            let length = unsafe digits(base + index, count: min(count - index, 5))
            if needed == 4 { return length == 4 || (hasDay && length == 2) }
            guard length == 1 || length == 2 else { return false }
            index += length
            // "1st", "2nd".
            while unsafe index < count && index < start + 8 && isLetter(base[index]) { index += 1 }
        }
        return false
    }
}

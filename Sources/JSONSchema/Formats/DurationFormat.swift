/// Durations. Source: RFC 3339 appendix A.
enum DurationFormat {
    static func isDuration(_ text: String) -> Bool {
        var reader = ByteReader(text)
        guard reader.take("P") else { return false }
        if reader.take("T") { return isChain("HMS", &reader) }
        var week = reader
        if week.takeDigits(1...Int.max) != nil, week.take("W") { return week.isAtEnd }
        return isChain("YMD", &reader, mayEndInTime: true)
    }

    /// Numbers with units, each the one after the last; the rest ends the text.
    private static func isChain(
        _ units: String, _ reader: inout ByteReader, mayEndInTime: Bool = false
    ) -> Bool {
        var left = Array(units.unicodeScalars)
        var isFirst = true
        while !reader.isAtEnd {
            if mayEndInTime, !isFirst, reader.take("T") { return isChain("HMS", &reader) }
            guard reader.takeDigits(1...Int.max) != nil else { return false }
            guard let index = left.firstIndex(where: { reader.take($0) }), isFirst || index == 0
            else { return false }
            left.removeFirst(index + 1)
            isFirst = false
        }
        return !isFirst
    }
}

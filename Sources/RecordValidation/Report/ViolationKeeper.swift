/// Fills a list of findings and sees to it that what they have in common is kept once.
struct ViolationKeeper {
    private(set) var list = ViolationList()
    private var numbers: [Cause: Int32] = [:]
    /// What the last finding of each cause said was there, and was to be done.
    private var last: [(actual: Said, hint: Said)] = []
    private var lastCause: Int32 = -1
    /// By the count of characters that they stand for; -1 where there is none yet.
    private var masks: [Int32] = []

    /// Longer values are rare, and their masks not worth keeping.
    private static let masksMax = 1024

    /// A text and its number.
    private struct Said {
        var text: String?
        var number = ViolationList.noText
    }

    /// A cause, the same as another only byte for byte.
    private struct Cause: Hashable {
        let violation: Violation

        static func == (left: Self, right: Self) -> Bool {
            let (left, right) = (left.violation, right.violation)
            return left.code == right.code && left.severity == right.severity
                && left.column == right.column && ViolationKeeper.isSame(left.header, right.header)
                && ViolationKeeper.isSame(left.rule, right.rule)
                && ViolationKeeper.isSame(left.expected, right.expected)
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(violation.code)
            hasher.combine(violation.column)
            hasher.combine(violation.header)
            hasher.combine(violation.expected)
        }
    }

    /// Adds a finding.
    mutating func append(_ violation: Violation) {
        let cause = number(of: violation)
        let index = Int(cause)
        last[index].actual = said(violation.actual, last[index].actual)
        last[index].hint = said(violation.hint, last[index].hint)
        append(
            ViolationList.Entry(
                record: violation.record ?? ViolationList.nowhere,
                line: violation.line ?? ViolationList.nowhere,
                byteOffset: violation.byteOffset ?? ViolationList.nowhere, cause: cause,
                actual: last[index].actual.number, hint: last[index].hint.number))
    }

    /// Gives a text a number, unless it is what was said last.
    private mutating func said(_ text: String?, _ last: Said) -> Said {
        if Self.isSame(text, last.text) { return last }
        return Said(text: text, number: text.map { add($0) } ?? ViolationList.noText)
    }

    /// Whether both are the same byte for byte, for which `==` is not enough.
    private static func isSame(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        let isSame = unsafe left.utf8.withContiguousStorageIfAvailable { left in
            unsafe right.utf8.withContiguousStorageIfAvailable { right in
                // Most often it is the very same text.
                unsafe left.count == right.count
                    && (left.baseAddress == right.baseAddress || left.elementsEqual(right))
            }
        }
        return (isSame ?? nil) ?? left.utf8.elementsEqual(right.utf8)
    }

    mutating func append(_ entry: ViolationList.Entry) { list.append(entry) }

    mutating func replace(entries: [ViolationList.Entry]) { list.replace(entries: entries) }

    /// The number of a finding's cause; its place, actual and hint do not matter.
    mutating func number(of violation: Violation) -> Int32 {
        let cause = Cause(violation: violation)
        if lastCause >= 0, Cause(violation: list.causes[Int(lastCause)]) == cause {
            return lastCause
        }
        if let number = numbers[cause] {
            lastCause = number
            return number
        }
        var bare = violation
        bare.record = nil
        bare.line = nil
        bare.byteOffset = nil
        bare.actual = nil
        bare.hint = nil
        lastCause = list.add(cause: bare)
        numbers[Cause(violation: bare)] = lastCause
        last.append((Said(), Said()))
        return lastCause
    }

    /// Adds a text.
    /// - Returns: its number.
    mutating func add(_ text: String) -> Int32 { list.add(text: text) }

    /// Adds a text in two parts, between which a number will stand.
    /// - Returns: the number of the first; the second has the next.
    mutating func add(_ before: String, _ after: String) -> Int32 {
        let number = list.add(text: before)
        _ = list.add(text: after)
        return number
    }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> Int32 { unsafe list.add(text: text) }

    /// The number of what stands for a value of so many characters.
    mutating func mask(_ scalars: Int) -> Int32 {
        guard scalars < Self.masksMax else { return add(Masking.mask(scalars)) }
        while masks.count <= scalars { masks.append(-1) }
        if masks[scalars] < 0 { masks[scalars] = add(Masking.mask(scalars)) }
        return masks[scalars]
    }
}

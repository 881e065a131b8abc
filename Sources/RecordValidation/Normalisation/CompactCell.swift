/// The letters and digits of a cell, in capitals and without what people put between them.
@safe struct CompactCell {
    /// Bytes that may stand between letters and digits: one bit for each of 0x00 to 0x3F.
    struct Marks: OptionSet {
        let rawValue: UInt64

        static let space = Marks(rawValue: 1 << 0x20)
        static let hyphen = Marks(rawValue: 1 << 0x2D)
        static let stop = Marks(rawValue: 1 << 0x2E)
        static let slash = Marks(rawValue: 1 << 0x2F)
        /// Every mark of ASCII up to `?`.
        static let any = Marks(rawValue: 0xFC00_FFFF_0000_0000)

        @inline(__always)
        func has(_ byte: UInt8) -> Bool { byte < 0x40 && rawValue >> UInt64(byte) & 1 != 0 }
    }

    /// Longer cells are no identifier.
    static let capacity = 40

    let bytes: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    /// How many letters and digits stand before the last mark that was left out.
    private(set) var lastGap = 0

    /// Reads a cell, space around it aside.
    /// - Parameters:
    ///   - dropped: marks that are left out.
    ///   - kept: marks that are kept.
    ///   - room: at least `capacity` and a slack of bytes.
    /// - Returns: nil where something else stands in the cell, or too much.
    init?(
        _ base: UnsafePointer<UInt8>, count total: Int, dropping dropped: Marks = [],
        keeping kept: Marks = [], room: UnsafeMutablePointer<UInt8>
    ) {
        let (start, end) = unsafe Self.trimmed(base, count: total)
        unsafe bytes = room
        var index = start
        while index < end {
            var byte = unsafe base[index]
            index += 1
            // A no-break space is a space.
            if byte == 0xC2, index < end, unsafe base[index] == 0xA0 {
                byte = 0x20
                index += 1
            }
            if byte == 0x09 { byte = 0x20 }
            if byte &- 0x61 < 26 { byte &-= 0x20 }
            guard byte &- 0x30 < 10 || byte &- 0x41 < 26 || kept.has(byte) else {
                guard dropped.has(byte) else { return nil }
                lastGap = count
                continue
            }
            guard count < Self.capacity else { return nil }
            unsafe bytes[count] = byte
            count += 1
        }
    }

    /// Whether a cell that is not empty holds nothing but space.
    @inline(__always)
    static func isBlank(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        guard unsafe count == 0 || base[0] <= 0x20 || base[0] == 0xC2 else { return false }
        let (start, end) = unsafe trimmed(base, count: count)
        return start == end
    }

    /// Where the text of a cell begins and ends, without space, tab and no-break space around it.
    static func trimmed(_ base: UnsafePointer<UInt8>, count: Int) -> (start: Int, end: Int) {
        var start = 0
        var end = count
        while start < end {
            if unsafe base[start] == 0x20 || base[start] == 0x09 {
                start += 1
            } else if unsafe end - start >= 2 && base[start] == 0xC2 && base[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while end > start {
            if unsafe base[end - 1] == 0x20 || base[end - 1] == 0x09 {
                end -= 1
            } else if unsafe end - start >= 2 && base[end - 2] == 0xC2 && base[end - 1] == 0xA0 {
                end -= 2
            } else {
                break
            }
        }
        return (start, end)
    }

    @inline(__always)
    subscript(_ index: Int) -> UInt8 {
        get { unsafe bytes[index] }
        nonmutating set { unsafe bytes[index] = newValue }
    }

    func isDigit(_ index: Int) -> Bool { self[index] &- 0x30 < 10 }

    func isLetter(_ index: Int) -> Bool { self[index] &- 0x41 < 26 }

    func digit(_ index: Int) -> Int { Int(self[index] &- 0x30) }

    /// Whether all of a range are digits.
    func areDigits(_ range: Range<Int>) -> Bool { range.allSatisfy { isDigit($0) } }

    /// The number that some digits make.
    func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + digit($1) } }

    /// Whether a byte is one of some characters.
    func isOne(_ index: Int, of characters: StaticString) -> Bool {
        for place in 0..<characters.utf8CodeUnitCount
        where unsafe characters.utf8Start[place] == self[index] { return true }
        return false
    }

    /// Puts a byte in.
    mutating func insert(_ byte: UInt8, at index: Int) {
        var place = count
        while place > index {
            self[place] = self[place - 1]
            place -= 1
        }
        self[index] = byte
        count += 1
    }

    /// Takes bytes out.
    mutating func remove(_ range: Range<Int>) {
        for index in range.upperBound..<count { self[index - range.count] = self[index] }
        count -= range.count
    }

    /// Writes a number in a fixed count of digits.
    func write(_ number: Int, at index: Int, digits: Int) {
        var rest = number
        for place in stride(from: index + digits - 1, through: index, by: -1) {
            self[place] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
    }

    /// Makes the cell as long as that; what is added must have been written.
    mutating func resize(_ length: Int) { count = length }
}

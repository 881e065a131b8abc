/// Whether the bytes of a cell are how its value is written anyway, so that nothing is lost when
/// only the value is kept. Answers without allocating; `false` merely keeps the bytes beside the
/// value.
enum CanonicalText {
    /// A decimal integer without plus sign and leading zeros.
    static func isInteger(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        if unsafe !bytes.isEmpty && bytes[0] == 0x2D { index = 1 }
        guard index < bytes.count else { return false }
        if unsafe bytes[index] == 0x30 { return bytes.count == 1 }
        while index < bytes.count {
            guard isDigit(unsafe bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    /// A decimal number of at most 15 digits, which binary64 gives back unchanged, without plus
    /// sign, exponent, leading zeros or trailing zeros of a fraction.
    static func isReal(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let point = unsafe bytes.firstIndex(of: 0x2E) else {
            return unsafe bytes.count <= 15 && isInteger(bytes)
        }
        var first = 0
        if unsafe bytes[0] == 0x2D { first = 1 }
        guard point > first, point + 1 < bytes.count, bytes.count - first <= 16,
            unsafe bytes[bytes.count - 1] != 0x30,
            unsafe bytes[first] != 0x30 || point == first + 1
        else { return false }
        var index = first
        while index < bytes.count {
            guard index == point || isDigit(unsafe bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    /// `YYYY-MM-DD`: a value that was read from it is that day.
    static func isDate(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == 10, unsafe bytes[4] == 0x2D, unsafe bytes[7] == 0x2D else {
            return false
        }
        for index in 0..<10 where index != 4 && index != 7 {
            guard isDigit(unsafe bytes[index]) else { return false }
        }
        return true
    }

    /// `true` or `false`.
    static func isBoolean(_ bytes: UnsafeRawBufferPointer) -> Bool {
        unsafe bytes.elementsEqual("true".utf8) || bytes.elementsEqual("false".utf8)
    }

    /// Whether two texts have the same bytes.
    static func areEqual(
        _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
    ) -> Bool {
        unsafe left.count == right.count
            && (left.baseAddress == right.baseAddress || left.elementsEqual(right))
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }
}

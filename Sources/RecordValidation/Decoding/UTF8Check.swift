/// Well-formed UTF-8. Source: RFC 3629 §4; Unicode 16 table 3-7.
enum UTF8Check {
    /// The first byte that does not belong to well-formed UTF-8; nil where all do.
    static func firstFault(_ base: UnsafePointer<UInt8>, count: Int) -> Int? {
        var index = 0
        while index < count {
            if index + 8 <= count,
                unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
                    & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            let length = unsafe sequenceLength(base + index, count - index)
            guard length > 0 else { return index }
            index += length
        }
        return nil
    }

    /// Bytes of the scalar at the base; 0 where there is none.
    private static func sequenceLength(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let first = unsafe base[0]
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        let length: Int
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xE1...0xEC, 0xEE...0xEF: length = 3
        case 0xED: (length, high) = (3, 0x9F)
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, high) = (4, 0x8F)
        default: return 0
        }
        guard unsafe count >= length && base[1] >= low && base[1] <= high else { return 0 }
        for index in 2..<max(length, 2) where unsafe base[index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}

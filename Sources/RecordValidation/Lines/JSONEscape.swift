/// Escapes in JSON strings. Source: RFC 8259 §7.
enum JSONEscape {
    /// Reads an escape.
    /// - Parameter at: the place of its backslash; moves behind it.
    /// - Returns: nil where it is wrong, which the reader then knows.
    static func scalar(
        _ base: UnsafePointer<UInt8>, _ at: inout Int, _ reader: ObjectReader
    ) -> Unicode.Scalar? {
        let start = at
        at += 2
        switch unsafe base[start + 1] {
        case 0x22: return "\""
        case 0x5C: return "\\"
        case 0x2F: return "/"
        case 0x62: return "\u{8}"
        case 0x66: return "\u{C}"
        case 0x6E: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x75: break
        default:
            _ = reader.fail(start, .badEscape)
            return nil
        }
        guard let first = unsafe hexDigits(base, at) else {
            _ = reader.fail(start, .badEscape)
            return nil
        }
        at += 4
        if first == 0 {
            _ = reader.fail(start, .nulCharacter)
            return nil
        }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, unsafe base[at] == 0x5C, unsafe base[at + 1] == 0x75,
            let second = unsafe hexDigits(base, at + 2), (0xDC00...0xDFFF).contains(second)
        else {
            _ = reader.fail(start, .loneSurrogate)
            return nil
        }
        at += 6
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    /// Four hexadecimal digits; the line feed behind the line is none.
    private static func hexDigits(_ base: UnsafePointer<UInt8>, _ start: Int) -> UInt32? {
        var value: UInt32 = 0
        for place in start..<(start + 4) {
            let byte = unsafe base[place]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
            default: return nil
            }
        }
        return value
    }
}

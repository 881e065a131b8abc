/// Writes a text as a person at a plain keyboard would: the marks and digits that word processors
/// and web pages put in place of those of ASCII become these again, so that a postcode with a
/// no-break space is searched like any other.
///
/// Source: Unicode 15.1, General Punctuation, Latin-1 Supplement, Halfwidth and Fullwidth Forms.
enum TextFold {
    /// Folds well-formed UTF-8.
    /// - Parameter target: has room for `count` bytes; a folded text is never longer.
    /// - Returns: the length of the folded text.
    static func fold(
        _ source: UnsafePointer<UInt8>, count: Int, into target: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var written = 0
        var index = 0
        while index < count {
            let first = unsafe source[index]
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            let end = min(index + length, count)
            switch unsafe folded(source + index, length: end - index) {
            case .kept:
                while index < end {
                    unsafe target[written] = source[index]
                    written += 1
                    index += 1
                }
            case .dropped: break
            case .byte(let byte):
                unsafe target[written] = byte
                written += 1
            }
            index = end
        }
        return written
    }

    private enum Folded {
        case kept, dropped
        case byte(UInt8)
    }

    private static func folded(_ bytes: UnsafePointer<UInt8>, length: Int) -> Folded {
        switch length {
        case 1: return unsafe bytes[0] < 0x20 ? .byte(0x20) : .kept
        case 2:
            let scalar = unsafe UInt32(bytes[0] & 0x1F) << 6 | UInt32(bytes[1] & 0x3F)
            if scalar == 0xAD { return .dropped }
            // Letters that stand for ordinals stay; the other marks of Latin-1 part words.
            let isMark = 0x80...0xBF ~= scalar && scalar != 0xAA && scalar != 0xBA
            return isMark ? .byte(0x20) : .kept
        case 3:
            return unsafe folded(
                UInt32(bytes[0] & 0x0F) << 12 | UInt32(bytes[1] & 0x3F) << 6
                    | UInt32(bytes[2] & 0x3F))
        default: return .kept
        }
    }

    private static func folded(_ scalar: UInt32) -> Folded {
        switch scalar {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: .dropped
        case 0x2010...0x2015, 0x2212: .byte(0x2D)
        case 0x2018...0x201B: .byte(0x27)
        case 0x2024...0x2026: .byte(0x2E)
        case 0x2000...0x205F, 0x3000: .byte(0x20)
        case 0xFF01...0xFF5E: .byte(UInt8(scalar - 0xFEE0))
        default: .kept
        }
    }
}

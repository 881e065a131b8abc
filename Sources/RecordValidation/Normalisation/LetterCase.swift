/// Capitals, by bytes: ASCII, the letters of Latin-1, and ŵ and ŷ of Welsh. Others stay as they
/// are; a text keeps its length.
enum LetterCase {
    static func uppercase(
        _ base: UnsafePointer<UInt8>, count: Int, into room: UnsafeMutablePointer<UInt8>
    ) {
        var lead: UInt8 = 0
        for index in 0..<count {
            var byte = unsafe base[index]
            if byte &- 0x61 < 26 {
                byte &-= 0x20
            } else if lead == 0xC3, byte >= 0xA0, byte <= 0xBE, byte != 0xB7 {
                byte &-= 0x20
            } else if lead == 0xC5, byte == 0xB5 || byte == 0xB7 {
                byte &-= 1
            }
            lead = unsafe base[index]
            unsafe room[index] = byte
        }
    }
}

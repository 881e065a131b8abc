/// Source: draft-bhutton-relative-json-pointer-00 §3.
enum RelativePointerFormat {
    static func isRelativePointer(_ text: String) -> Bool {
        var reader = ByteReader(text)
        guard let up = reader.takeDigits(1...Int.max),
            up.count == 1 || up.first != UInt8(ascii: "0")
        else { return false }
        if reader.takeOne(of: "+-") != nil {
            guard let shift = reader.takeDigits(1...Int.max), shift.first != UInt8(ascii: "0")
            else { return false }
        }
        if reader.take("#") { return reader.isAtEnd }
        return JSONPointer(text: String(decoding: reader.rest, as: UTF8.self)) != nil
    }
}

/// Bytes as Base64 with padding. Source: RFC 4648 §4.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Reads Base64; nil where a character, the length or the padding is wrong.
    package static func bytes(of text: some StringProtocol) -> [UInt8]? {
        let utf8 = Array(text.utf8)
        guard utf8.count.isMultiple(of: 4) else { return nil }
        let padding = utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        let digits = utf8.dropLast(padding).map { alphabet.firstIndex(of: $0) }
        guard !digits.contains(nil) else { return nil }
        var bytes: [UInt8] = []
        var bits = 0
        var width = 0
        for digit in digits {
            bits = bits << 6 | (digit ?? 0)
            width += 6
            if width >= 8 {
                width -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> width))
                bits &= (1 << width) - 1
            }
        }
        // What is left over must be nought: one text for the same bytes.
        return bits == 0 ? bytes : nil
    }
}

internal import COpenSSL

/// Writes DER bytes as PEM. Source: RFC 7468 §3.
enum PEMText {
    /// The PEM block with this label, lines of 64 characters, a line feed after each.
    static func encode(label: String, _ der: [UInt8]) -> [UInt8] {
        let room = (der.count + 2) / 3 * 4 + 1
        let base64 = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            unsafe count = Int(
                EVP_EncodeBlock(buffer.baseAddress, der, Int32(clamping: der.count)))
        }
        var text = Array("-----BEGIN \(label)-----\n".utf8)
        for start in stride(from: 0, to: base64.count, by: 64) {
            text += base64[start..<min(start + 64, base64.count)]
            text.append(0x0A)
        }
        return text + Array("-----END \(label)-----\n".utf8)
    }

    /// Whether the last read ended because no further block follows; clears the error queue then.
    static func endedCleanly() -> Bool {
        let ended = svd_is_end_of_pem() == 1
        if ended { CryptographyError.forgetEarlier() }
        return ended
    }
}

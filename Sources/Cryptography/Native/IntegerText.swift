internal import COpenSSL

/// Reads and writes ASN.1 integers.
enum IntegerText {
    /// Upper-case hexadecimal, two digits a byte, `-` before a negative number, `00` for zero.
    static func hexadecimal(
        _ integer: UnsafePointer<ASN1_INTEGER>?, _ operation: String
    ) throws(CryptographyError) -> String {
        let number = try unsafe Owned<BigNumberKind>(
            ASN1_INTEGER_to_BN(integer, nil), operation)
        defer { extendLifetime(number) }
        let size = unsafe Int(BN_num_bits(number.pointer) + 7) / 8
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, count in
            unsafe count = Int(BN_bn2bin(number.pointer, buffer.baseAddress))
        }
        let digits = Array("0123456789ABCDEF")
        var text = unsafe BN_is_negative(number.pointer) == 1 ? "-" : ""
        for byte in bytes.isEmpty ? [0] : bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text
    }

    /// Sets an integer in place to the positive number of these bytes, highest first.
    static func set(
        _ integer: UnsafeMutablePointer<ASN1_INTEGER>?, to bytes: [UInt8], _ operation: String
    ) throws(CryptographyError) {
        let number = try unsafe Owned<BigNumberKind>(
            BN_bin2bn(bytes, Int32(bytes.count), nil), operation)
        defer { extendLifetime(number) }
        if unsafe BN_to_ASN1_INTEGER(number.pointer, integer) == nil {
            throw CryptographyError(draining: operation)
        }
    }
}

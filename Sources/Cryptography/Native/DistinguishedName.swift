internal import COpenSSL

/// Reads and writes X.509 names.
enum DistinguishedName {
    /// The name on one line, control and non-ASCII characters escaped. Source: RFC 2253.
    static func text(_ name: OpaquePointer?) throws(CryptographyError) -> String {
        let buffer = try Owned<BufferKind>()
        let flags = svd_rfc2253_flags()
        if unsafe X509_NAME_print_ex(buffer.pointer, name, 0, flags) < 0 {
            throw CryptographyError(draining: "reading a name")
        }
        return buffer.text
    }

    /// The last common name as UTF-8, control characters escaped; nil where there is none.
    static func commonName(_ name: OpaquePointer?) throws(CryptographyError) -> String? {
        var last: Int32 = -1
        while true {
            let next = unsafe X509_NAME_get_index_by_NID(name, NID_commonName, last)
            if next < 0 { break }
            last = next
        }
        if last < 0 { return nil }
        let value = unsafe X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last))
        let buffer = try Owned<BufferKind>()
        let flags = UInt(ASN1_STRFLGS_UTF8_CONVERT | ASN1_STRFLGS_ESC_CTRL)
        if unsafe ASN1_STRING_print_ex(buffer.pointer, value, flags) < 0 {
            throw CryptographyError(draining: "reading a common name")
        }
        return buffer.text
    }

    /// Adds a common name in UTF-8.
    static func addCommonName(
        _ text: String, to name: OpaquePointer?
    ) throws(CryptographyError) {
        let bytes = Array(text.utf8)
        guard (1...64).contains(bytes.count) else {
            throw CryptographyError(
                operation: "naming a certificate", reason: "a common name has 1 to 64 bytes")
        }
        try CryptographyError.check(
            unsafe X509_NAME_add_entry_by_NID(
                name, NID_commonName, MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0),
            "naming a certificate")
    }
}

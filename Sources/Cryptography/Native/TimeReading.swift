internal import COpenSSL

/// Reads and writes ASN.1 times as Unix seconds.
enum TimeReading {
    /// Unix seconds of a time.
    static func seconds(
        _ time: UnsafePointer<ASN1_TIME>?, _ operation: String
    ) throws(CryptographyError) -> Int {
        var seconds: Int64 = 0
        try CryptographyError.check(unsafe svd_asn1_seconds(time, &seconds), operation)
        return Int(seconds)
    }

    /// Sets a time in place.
    static func set(
        _ time: UnsafeMutablePointer<ASN1_TIME>?, to seconds: Int, _ operation: String
    ) throws(CryptographyError) {
        try CryptographyError.check(
            unsafe svd_set_asn1_seconds(time, Int64(seconds)), operation)
    }
}

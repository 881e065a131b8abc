internal import COpenSSL

/// A certificate revocation list, parsed once and never changed. Source: RFC 5280 §5.
public final class RevocationList: Sendable {
    /// When it was issued, Unix seconds.
    public let thisUpdate: Int

    /// When it goes stale, Unix seconds: from then on nothing is proved by it.
    public let nextUpdate: Int

    /// The issuing authority's distinguished name. Source: RFC 2253.
    public let issuerName: String

    /// The list's number in upper-case hexadecimal, where it has one. Source: RFC 5280 §5.2.3.
    public let number: String?

    let native: Owned<RevocationListKind>

    /// Reads the first list of the text.
    ///
    /// - Throws: when it holds none, a damaged one, or one that never goes stale.
    public convenience init(pem: [UInt8]) throws(CryptographyError) {
        CryptographyError.forgetEarlier()
        let buffer = try Owned<BufferKind>(reading: pem)
        defer { extendLifetime(buffer) }
        let native = try unsafe Owned<RevocationListKind>(
            svd_read_revocation_list(buffer.pointer), "reading a revocation list")
        try self.init(native)
    }

    /// Reads one list.
    ///
    /// - Throws: when it is not one, bytes follow it, or it never goes stale.
    public convenience init(der: [UInt8]) throws(CryptographyError) {
        let native: Owned<RevocationListKind> = try unsafe DERBytes.read(
            der, "reading a revocation list"
        ) {
            unsafe d2i_X509_CRL(nil, $0, $1)
        }
        try self.init(native)
    }

    /// Reads every list of the text, in order; text between them is skipped.
    ///
    /// - Throws: when it holds none, a damaged one, or one that never goes stale.
    public static func list(pem: [UInt8]) throws(CryptographyError) -> [RevocationList] {
        CryptographyError.forgetEarlier()
        let buffer = try Owned<BufferKind>(reading: pem)
        defer { extendLifetime(buffer) }
        var found: [RevocationList] = []
        while let next = unsafe svd_read_revocation_list(buffer.pointer) {
            found.append(try unsafe RevocationList(Owned(next, "reading a revocation list")))
        }
        if found.isEmpty || !PEMText.endedCleanly() {
            throw CryptographyError(draining: "reading revocation lists")
        }
        return found
    }

    private init(_ native: Owned<RevocationListKind>) throws(CryptographyError) {
        defer { extendLifetime(native) }
        self.native = native
        issuerName = try unsafe DistinguishedName.text(X509_CRL_get_issuer(native.pointer))
        thisUpdate = try unsafe TimeReading.seconds(
            X509_CRL_get0_lastUpdate(native.pointer), "reading when a revocation list was issued")
        guard unsafe X509_CRL_get0_nextUpdate(native.pointer) != nil else {
            // OpenSSL would take such a list for fresh for ever. Source: RFC 5280 §5.1.2.5.
            throw CryptographyError(
                operation: "reading a revocation list", reason: "it has no next update")
        }
        nextUpdate = try unsafe TimeReading.seconds(
            X509_CRL_get0_nextUpdate(native.pointer), "reading when a revocation list goes stale")
        number = try Self.number(of: native)
    }

    private static func number(
        of native: Owned<RevocationListKind>
    ) throws(CryptographyError) -> String? {
        defer { extendLifetime(native) }
        var state: Int32 = 0
        let found = unsafe X509_CRL_get_ext_d2i(native.pointer, NID_crl_number, &state, nil)
        guard let found = unsafe found else {
            if state == -1 { return nil }
            throw CryptographyError(draining: "reading a revocation list's number")
        }
        let integer = unsafe found.assumingMemoryBound(to: ASN1_INTEGER.self)
        let owner = try unsafe Owned<IntegerKind>(
            OpaquePointer(integer), "reading a revocation list's number")
        defer { extendLifetime(owner) }
        return try unsafe IntegerText.hexadecimal(
            integer, "reading a revocation list's number")
    }
}

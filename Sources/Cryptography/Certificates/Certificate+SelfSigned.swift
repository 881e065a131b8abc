internal import COpenSSL

extension Certificate {
    /// Makes a certificate for signing receipts that vouches for itself: digitalSignature,
    /// emailProtection, no authority, so that `openssl cms -verify -CAfile` takes it.
    ///
    /// - Parameters:
    ///   - key: the key that it is for and signed with.
    ///   - commonName: 1 to 64 bytes.
    ///   - uris: alternative names; none leaves the extension out.
    ///   - notBefore: first second of validity, Unix time.
    ///   - notAfter: last second of validity, Unix time.
    public static func selfSigned(
        key: ECPrivateKey, commonName: String, uris: [String], notBefore: Int, notAfter: Int
    ) throws(CryptographyError) -> Certificate {
        let operation = "making a certificate"
        CryptographyError.forgetEarlier()
        if notAfter <= notBefore {
            throw CryptographyError(operation: operation, reason: "it ends before it begins")
        }
        defer { extendLifetime(key) }
        let native = try unsafe Owned<CertificateKind>(X509_new(), operation)
        defer { extendLifetime(native) }
        try CryptographyError.check(unsafe X509_set_version(native.pointer, 2), operation)
        // 126 random bits, positive and never zero. Source: RFC 5280 §4.1.2.2.
        var serial = try SecureRandom.bytes(count: 16)
        serial[0] = serial[0] & 0x3F | 0x40
        try unsafe IntegerText.set(X509_get_serialNumber(native.pointer), to: serial, operation)
        try unsafe TimeReading.set(X509_getm_notBefore(native.pointer), to: notBefore, operation)
        try unsafe TimeReading.set(X509_getm_notAfter(native.pointer), to: notAfter, operation)
        let name = unsafe X509_get_subject_name(native.pointer)
        try unsafe DistinguishedName.addCommonName(commonName, to: name)
        try CryptographyError.check(
            unsafe X509_set_issuer_name(native.pointer, name), operation)
        try CryptographyError.check(
            unsafe X509_set_pubkey(native.pointer, key.key.pointer), operation)
        try addReceiptExtensions(to: native, uris: uris)
        if unsafe X509_sign(native.pointer, key.key.pointer, EVP_sha256()) <= 0 {
            throw CryptographyError(draining: operation)
        }
        // Read back from its bytes, so that nothing cached while it was unfinished remains.
        return try unsafe Certificate(
            der: DERBytes.write(operation) { unsafe i2d_X509(native.pointer, $0) })
    }

    private static func addReceiptExtensions(
        to native: Owned<CertificateKind>, uris: [String]
    ) throws(CryptographyError) {
        defer { extendLifetime(native) }
        var wanted = [
            try CertificateExtension.make(NID_basic_constraints, "critical,CA:FALSE"),
            try CertificateExtension.make(NID_key_usage, "critical,digitalSignature"),
            try CertificateExtension.make(NID_ext_key_usage, "emailProtection"),
            try CertificateExtension.make(
                NID_subject_key_identifier, "hash", selfSigned: native),
        ]
        if !uris.isEmpty { wanted.append(try AlternativeNames.make(uris: uris)) }
        defer { extendLifetime(wanted) }
        for one in wanted {
            try CryptographyError.check(
                unsafe X509_add_ext(native.pointer, one.pointer, -1), "making a certificate")
        }
    }
}

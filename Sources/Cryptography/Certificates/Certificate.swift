internal import COpenSSL

/// An X.509 certificate, parsed once and never changed. Source: RFC 5280 §4.
public final class Certificate: Sendable {
    /// The certificate's own bytes.
    public let der: [UInt8]

    /// SHA-256 of `der`, 32 bytes: the fingerprint.
    public let sha256: [UInt8]

    /// The URIs of the subject alternative name, in their order; printable ASCII.
    public let alternativeURIs: [String]

    /// The subject's last common name, control characters escaped.
    public let commonName: String?

    /// The serial number in upper-case hexadecimal, two digits a byte, as `openssl x509 -serial`.
    public let serialHex: String

    /// First second of validity, Unix time.
    public let notBefore: Int

    /// Last second of validity, Unix time.
    public let notAfter: Int

    /// The issuer's distinguished name. Source: RFC 2253.
    public let issuerName: String

    /// The subject's distinguished name. Source: RFC 2253.
    public let subjectName: String

    let native: Owned<CertificateKind>

    /// Reads one certificate.
    ///
    /// - Throws: when it is not one, bytes follow it, or its names cannot be read.
    public convenience init(der: [UInt8]) throws(CryptographyError) {
        let native: Owned<CertificateKind> = try unsafe DERBytes.read(
            der, "reading a certificate"
        ) {
            unsafe d2i_X509(nil, $0, $1)
        }
        try self.init(native)
        if self.der != der {
            // Another encoding of the same certificate would have another fingerprint elsewhere.
            throw CryptographyError(operation: "reading a certificate", reason: "it is not DER")
        }
    }

    /// Reads the first certificate of the text; a chain may follow.
    ///
    /// - Throws: when it holds none, or a damaged one.
    public convenience init(pem: [UInt8]) throws(CryptographyError) {
        CryptographyError.forgetEarlier()
        let buffer = try Owned<BufferKind>(reading: pem)
        defer { extendLifetime(buffer) }
        let native = try unsafe Owned<CertificateKind>(
            svd_read_certificate(buffer.pointer), "reading a certificate")
        try self.init(native)
    }

    /// Reads every certificate of the text, in order; text between them is skipped.
    ///
    /// - Throws: when it holds none, or a damaged one.
    public static func list(pem: [UInt8]) throws(CryptographyError) -> [Certificate] {
        CryptographyError.forgetEarlier()
        let buffer = try Owned<BufferKind>(reading: pem)
        defer { extendLifetime(buffer) }
        var found: [Certificate] = []
        while let next = unsafe svd_read_certificate(buffer.pointer) {
            found.append(try unsafe Certificate(Owned(next, "reading a certificate")))
        }
        if found.isEmpty || !PEMText.endedCleanly() {
            throw CryptographyError(draining: "reading a list of certificates")
        }
        return found
    }

    /// Reads what callers ask for out of a certificate, once.
    init(_ native: Owned<CertificateKind>) throws(CryptographyError) {
        defer { extendLifetime(native) }
        self.native = native
        der = try unsafe DERBytes.write("encoding a certificate") {
            unsafe i2d_X509(native.pointer, $0)
        }
        sha256 = SHA256Hasher.hash(der)
        alternativeURIs = try AlternativeNames.uris(of: native)
        let subject = unsafe X509_get_subject_name(native.pointer)
        commonName = try unsafe DistinguishedName.commonName(subject)
        subjectName = try unsafe DistinguishedName.text(subject)
        issuerName = try unsafe DistinguishedName.text(X509_get_issuer_name(native.pointer))
        serialHex = try unsafe IntegerText.hexadecimal(
            X509_get0_serialNumber(native.pointer), "reading a serial number")
        notBefore = try unsafe TimeReading.seconds(
            X509_get0_notBefore(native.pointer), "reading a certificate's start")
        notAfter = try unsafe TimeReading.seconds(
            X509_get0_notAfter(native.pointer), "reading a certificate's end")
        // Reads and caches the extensions now, so that one that is damaged is refused here.
        try CryptographyError.check(
            unsafe X509_check_purpose(native.pointer, -1, 0), "reading a certificate's extensions")
    }

    /// The certificate as PEM.
    public var pem: [UInt8] { PEMText.encode(label: "CERTIFICATE", der) }

    /// Whether the extended key usage is present and names TLS client authentication.
    /// Source: RFC 5280 §4.2.1.12.
    public var namesClientAuthentication: Bool {
        defer { extendLifetime(native) }
        let usage = unsafe X509_get_extended_key_usage(native.pointer)
        return usage != UInt32.max && usage & UInt32(XKU_SSL_CLIENT) != 0
    }

    /// Whether its basic constraints make it an authority. Source: RFC 5280 §4.2.1.9.
    public var isAuthority: Bool {
        defer { extendLifetime(native) }
        return unsafe X509_check_ca(native.pointer) == 1
    }
}

internal import COpenSSL

/// A PKCS #10 request whose own signature holds. Source: RFC 2986 §4.
public final class CertificateSigningRequest: Sendable {
    /// The request's own bytes.
    public let der: [UInt8]

    /// SHA-256 of the public key's SubjectPublicKeyInfo, 32 bytes: what two people compare.
    public let publicKeySHA256: [UInt8]

    /// The URIs asked for as alternative names; printable ASCII.
    public let alternativeURIs: [String]

    /// The subject's last common name, control characters escaped.
    public let commonName: String?

    /// The subject's distinguished name. Source: RFC 2253.
    public let subjectName: String

    /// Makes a request for a TLS client certificate, signed with the key that it is for.
    ///
    /// - Parameters:
    ///   - key: the key; only its public half is in the request.
    ///   - commonName: 1 to 64 bytes.
    ///   - uri: the holder's URI, as alternative name.
    /// - Returns: the request as PEM.
    public static func make(
        key: ECPrivateKey, commonName: String, uri: String
    ) throws(CryptographyError) -> [UInt8] {
        let operation = "making a signing request"
        CryptographyError.forgetEarlier()
        defer { extendLifetime(key) }
        let request = try unsafe Owned<RequestKind>(X509_REQ_new(), operation)
        defer { extendLifetime(request) }
        try CryptographyError.check(unsafe X509_REQ_set_version(request.pointer, 0), operation)
        try unsafe DistinguishedName.addCommonName(
            commonName, to: X509_REQ_get_subject_name(request.pointer))
        try CryptographyError.check(
            unsafe X509_REQ_set_pubkey(request.pointer, key.key.pointer), operation)
        let extensions = try unsafe Owned<ExtensionsKind>(svd_extensions_new(), operation)
        defer { extendLifetime(extensions) }
        let wanted = [
            try AlternativeNames.make(uris: [uri]),
            try CertificateExtension.make(NID_key_usage, "critical,digitalSignature"),
            try CertificateExtension.make(NID_ext_key_usage, "clientAuth"),
        ]
        for one in wanted {
            try CryptographyError.check(
                unsafe svd_extensions_add(extensions.pointer, one.pointer), operation)
        }
        defer { extendLifetime(wanted) }
        try CryptographyError.check(
            unsafe X509_REQ_add_extensions(request.pointer, extensions.pointer), operation)
        if unsafe X509_REQ_sign(request.pointer, key.key.pointer, EVP_sha256()) <= 0 {
            throw CryptographyError(draining: operation)
        }
        let der = try unsafe DERBytes.write(operation) { unsafe i2d_X509_REQ(request.pointer, $0) }
        return PEMText.encode(label: "CERTIFICATE REQUEST", der)
    }

    /// Reads the first request of the text and verifies its signature by its own key, which proves
    /// that who made it holds that key.
    ///
    /// - Throws: when it holds none, a damaged one, or one signed by another key.
    public init(pem: [UInt8]) throws(CryptographyError) {
        let operation = "reading a signing request"
        CryptographyError.forgetEarlier()
        let buffer = try Owned<BufferKind>(reading: pem)
        defer { extendLifetime(buffer) }
        let request = try unsafe Owned<RequestKind>(
            svd_read_request(buffer.pointer), operation)
        defer { extendLifetime(request) }
        try CryptographyError.check(
            unsafe X509_REQ_verify(request.pointer, X509_REQ_get0_pubkey(request.pointer)),
            "verifying a signing request's own signature")
        der = try unsafe DERBytes.write(operation) { unsafe i2d_X509_REQ(request.pointer, $0) }
        let spki = try unsafe DERBytes.write(operation) {
            unsafe i2d_X509_PUBKEY(X509_REQ_get_X509_PUBKEY(request.pointer), $0)
        }
        publicKeySHA256 = SHA256Hasher.hash(spki)
        let subject = unsafe X509_REQ_get_subject_name(request.pointer)
        commonName = try unsafe DistinguishedName.commonName(subject)
        subjectName = try unsafe DistinguishedName.text(subject)
        guard let found = unsafe X509_REQ_get_extensions(request.pointer) else {
            alternativeURIs = []
            CryptographyError.forgetEarlier()
            return
        }
        alternativeURIs = try unsafe AlternativeNames.uris(in: Owned(found, operation))
    }
}

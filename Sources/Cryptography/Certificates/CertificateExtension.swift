internal import COpenSSL

/// Makes X.509 extensions from OpenSSL's configuration words. Only constants of ours go in: text
/// from outside could bring commas that mean something there.
enum CertificateExtension {
    /// The extension of this kind and value.
    static func make(
        _ nid: Int32, _ value: StaticString
    ) throws(CryptographyError) -> Owned<ExtensionKind> {
        try unsafe Owned(
            svd_extension(nil, nil, nil, nid, value.description), "making an extension")
    }

    /// The extension of this kind and value for a certificate that signs itself.
    static func make(
        _ nid: Int32, _ value: StaticString, selfSigned certificate: Owned<CertificateKind>
    ) throws(CryptographyError) -> Owned<ExtensionKind> {
        defer { extendLifetime(certificate) }
        return try unsafe Owned(
            svd_extension(
                certificate.pointer, certificate.pointer, nil, nid, value.description),
            "making an extension")
    }
}

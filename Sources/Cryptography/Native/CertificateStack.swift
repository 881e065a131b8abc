internal import COpenSSL

/// Makes the stacks of certificates that libcrypto takes.
enum CertificateStack {
    /// A stack with a reference of its own to each certificate.
    static func make(
        _ certificates: [Certificate]
    ) throws(CryptographyError) -> Owned<CertificatesKind> {
        let operation = "listing certificates"
        let stack = try unsafe Owned<CertificatesKind>(svd_certificates_new(), operation)
        defer { extendLifetime((stack, certificates)) }
        for certificate in certificates {
            try CryptographyError.check(
                unsafe svd_certificates_add(stack.pointer, certificate.native.pointer),
                operation)
        }
        return stack
    }
}

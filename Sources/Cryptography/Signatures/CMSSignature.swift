internal import COpenSSL

/// Detached CMS signatures over bytes as they are, with SHA-256, signing time and the signer's
/// certificate: what stock `openssl cms -verify -binary -inform DER -content` verifies.
/// Source: RFC 5652 §5.
public enum CMSSignature {
    /// Signs bytes.
    ///
    /// - Parameters:
    ///   - content: what is signed; it is not in the result.
    ///   - certificate: the signer's, put into the result.
    ///   - key: the certificate's key.
    ///   - unixSeconds: the signing time attribute; nil for the clock's time now.
    /// - Returns: the signature as DER.
    /// - Throws: when the key is not the certificate's.
    public static func signDetached(
        _ content: [UInt8], certificate: Certificate, key: ECPrivateKey, at unixSeconds: Int? = nil
    ) throws(CryptographyError) -> [UInt8] {
        let operation = "signing a message"
        CryptographyError.forgetEarlier()
        defer { extendLifetime((certificate, key)) }
        let flags = UInt32(CMS_BINARY | CMS_DETACHED | CMS_NOSMIMECAP)
        let input = try Owned<BufferKind>(reading: content)
        defer { extendLifetime(input) }
        let message = try unsafe Owned<MessageKind>(
            CMS_sign(nil, nil, nil, nil, flags | UInt32(CMS_PARTIAL)), operation)
        defer { extendLifetime(message) }
        guard
            let signer = unsafe CMS_add1_signer(
                message.pointer, certificate.native.pointer, key.key.pointer, EVP_sha256(), flags)
        else {
            throw CryptographyError(draining: operation)
        }
        if let unixSeconds {
            try CryptographyError.check(
                unsafe svd_cms_add_signing_seconds(signer, Int64(unixSeconds)), operation)
        }
        try CryptographyError.check(
            unsafe CMS_final(message.pointer, input.pointer, nil, flags), operation)
        return try unsafe DERBytes.write(operation) {
            unsafe i2d_CMS_ContentInfo(message.pointer, $0)
        }
    }

    /// Verifies a detached signature over bytes, and its signer's path to one of the authorities.
    ///
    /// - Parameters:
    ///   - der: the signature.
    ///   - content: the bytes that it is said to be over.
    ///   - authorities: whom the verifier trusts; a self-signed signer may be one of them.
    ///   - at: the time of judgement in Unix seconds; nil for the clock's time now.
    /// - Returns: the signer's certificate.
    /// - Throws: when anything of it does not hold, or there is not exactly one signer, or its
    ///   digest is weaker than SHA-256, or its certificate is not for signing messages.
    public static func verifyDetached(
        _ der: [UInt8], content: [UInt8], authorities: [Certificate], at unixSeconds: Int?
    ) throws(CryptographyError) -> Certificate {
        let message = try readDetached(der)
        defer { extendLifetime(message) }
        let store = try makeStore(authorities: authorities, at: unixSeconds)
        defer { extendLifetime(store) }
        let input = try Owned<BufferKind>(reading: content)
        defer { extendLifetime(input) }
        try CryptographyError.check(
            unsafe CMS_verify(
                message.pointer, nil, store.pointer, input.pointer, nil, UInt32(CMS_BINARY)),
            operation)
        let signers = try unsafe Owned<BorrowedCertificatesKind>(
            CMS_get0_signers(message.pointer), operation)
        defer { extendLifetime(signers) }
        guard unsafe svd_certificates_count(signers.pointer) == 1,
            let signer = unsafe svd_certificates_at(signers.pointer, 0)
        else {
            throw CryptographyError(operation: operation, reason: "it has not one signer")
        }
        try CryptographyError.check(unsafe X509_up_ref(signer), operation)
        return try unsafe Certificate(Owned(signer, operation))
    }

    /// The signing time that a signature claims, in Unix seconds; nil where it claims none. It is
    /// the signer's word: verify the signature before relying on it.
    public static func claimedSigningTime(
        _ der: [UInt8]
    ) throws(CryptographyError) -> Int? {
        let message = try readDetached(der)
        defer { extendLifetime(message) }
        var seconds: Int64 = 0
        return unsafe svd_cms_signing_seconds(message.pointer, &seconds) == 1 ? Int(seconds) : nil
    }

    private static let operation = "verifying a message's signature"

    private static func readDetached(
        _ der: [UInt8]
    ) throws(CryptographyError) -> Owned<MessageKind> {
        let message: Owned<MessageKind> = try unsafe DERBytes.read(der, operation) {
            unsafe d2i_CMS_ContentInfo(nil, $0, $1)
        }
        defer { extendLifetime(message) }
        if unsafe OBJ_obj2nid(CMS_get0_type(message.pointer)) != NID_pkcs7_signed {
            throw CryptographyError(operation: operation, reason: "it is not signed data")
        }
        if unsafe CMS_is_detached(message.pointer) != 1 {
            throw CryptographyError(operation: operation, reason: "it brings content of its own")
        }
        // OpenSSL does not compare it with the signed attribute. Source: RFC 5652 §11.1.
        if unsafe OBJ_obj2nid(CMS_get0_eContentType(message.pointer)) != NID_pkcs7_data {
            throw CryptographyError(operation: operation, reason: "it is not over plain data")
        }
        if unsafe svd_cms_signer_count(message.pointer) != 1 {
            throw CryptographyError(operation: operation, reason: "it has not one signer")
        }
        let digest = unsafe svd_cms_digest_nid(message.pointer)
        if ![NID_sha256, NID_sha384, NID_sha512].contains(digest) {
            throw CryptographyError(
                operation: operation, reason: "its digest is not SHA-256, SHA-384 or SHA-512")
        }
        return message
    }

    private static func makeStore(
        authorities: [Certificate], at unixSeconds: Int?
    ) throws(CryptographyError) -> Owned<StoreKind> {
        defer { extendLifetime(authorities) }
        let store = try unsafe Owned<StoreKind>(X509_STORE_new(), operation)
        defer { extendLifetime(store) }
        for authority in authorities {
            try CryptographyError.check(
                unsafe X509_STORE_add_cert(store.pointer, authority.native.pointer), operation)
        }
        let parameters = unsafe X509_STORE_get0_param(store.pointer)
        unsafe X509_VERIFY_PARAM_set_auth_level(parameters, TrustStore.securityLevel)
        unsafe X509_VERIFY_PARAM_set_depth(parameters, Int32(TrustStore.intermediatesMax))
        if let unixSeconds {
            unsafe X509_VERIFY_PARAM_set_time(parameters, time_t(unixSeconds))
        }
        return store
    }
}

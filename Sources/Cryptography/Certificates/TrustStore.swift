internal import COpenSSL

/// The authorities that may vouch for clients, and their revocation lists: one unchanging set, used
/// from any thread. New lists mean a new store.
public final class TrustStore: Sendable {
    /// Longest chain between leaf and trusted authority, in certificates.
    public static let intermediatesMax = 6

    /// OpenSSL's security level: at least 112 bits. Source: NIST SP 800-57 part 1, table 2.
    static let securityLevel: Int32 = 2

    /// The trusted authorities: self-signed ones, and those under them that clients may not send.
    public let authorities: [Certificate]

    /// The authorities' revocation lists.
    public let revocationLists: [RevocationList]

    private let store: Owned<StoreKind>

    /// Makes a store.
    ///
    /// - Throws: when there is no authority, one of them may not sign certificates, or a list is
    ///   not signed by the authority here that it names.
    public init(
        authorities: [Certificate], revocationLists: [RevocationList]
    ) throws(CryptographyError) {
        let operation = "making a trust store"
        CryptographyError.forgetEarlier()
        if authorities.isEmpty {
            throw CryptographyError(operation: operation, reason: "no authority is given")
        }
        if !authorities.allSatisfy(\.isAuthority) {
            throw CryptographyError(
                operation: operation, reason: "a certificate given is not an authority's")
        }
        self.authorities = authorities
        self.revocationLists = revocationLists
        let store = try unsafe Owned<StoreKind>(X509_STORE_new(), operation)
        self.store = store
        for authority in authorities {
            try CryptographyError.check(
                unsafe X509_STORE_add_cert(store.pointer, authority.native.pointer), operation)
        }
        for list in revocationLists {
            try Self.checkSignature(of: list, by: authorities)
            try CryptographyError.check(
                unsafe X509_STORE_add_crl(store.pointer, list.native.pointer), operation)
        }
        let flags = UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL)
        try CryptographyError.check(
            unsafe X509_STORE_set_flags(store.pointer, flags), operation)
        try CryptographyError.check(
            unsafe X509_STORE_set_purpose(store.pointer, X509_PURPOSE_SSL_CLIENT), operation)
        try CryptographyError.check(
            unsafe X509_STORE_set_trust(store.pointer, X509_TRUST_SSL_CLIENT), operation)
        let parameters = unsafe X509_STORE_get0_param(store.pointer)
        unsafe X509_VERIFY_PARAM_set_depth(parameters, Int32(Self.intermediatesMax))
        unsafe X509_VERIFY_PARAM_set_auth_level(parameters, Self.securityLevel)
    }

    /// Returns when the leaf is a valid TLS client certificate at that time: its chain ends at an
    /// authority here, every certificate of it is in its validity and unrevoked by a current list,
    /// and its extended key usage names client authentication.
    ///
    /// - Parameters:
    ///   - leaf: the client's own certificate.
    ///   - intermediates: what the client sent besides; not trusted, in any order.
    ///   - unixSeconds: the time of judgement.
    public func verifyClient(
        leaf: Certificate, intermediates: [Certificate], at unixSeconds: Int
    ) throws(PathError) {
        if intermediates.count > Self.intermediatesMax {
            throw PathError(
                reason: .untrusted, detail: "more than \(Self.intermediatesMax) intermediates")
        }
        if !leaf.namesClientAuthentication {
            // OpenSSL takes an absent extended key usage for every purpose; we do not.
            throw PathError(
                reason: .wrongPurpose,
                detail: "the extended key usage does not name client authentication")
        }
        CryptographyError.forgetEarlier()
        defer { CryptographyError.forgetEarlier() }
        let untrusted: Owned<CertificatesKind>
        let context: Owned<StoreContextKind>
        do throws(CryptographyError) {
            untrusted = try CertificateStack.make(intermediates)
            context = try unsafe Owned(
                X509_STORE_CTX_new(), "starting a path validation")
            try CryptographyError.check(
                unsafe X509_STORE_CTX_init(
                    context.pointer, store.pointer, leaf.native.pointer, untrusted.pointer),
                "starting a path validation")
        } catch {
            throw PathError(reason: .other, detail: error.reason)
        }
        defer { extendLifetime((self, leaf, untrusted)) }
        unsafe X509_STORE_CTX_set_time(context.pointer, 0, time_t(unixSeconds))
        let result = unsafe X509_verify_cert(context.pointer)
        let code = unsafe X509_STORE_CTX_get_error(context.pointer)
        if result == 1 && code == X509_V_OK { return }
        throw unsafe PathError(
            verifyResult: code == X509_V_OK ? X509_V_ERR_UNSPECIFIED : code,
            depth: X509_STORE_CTX_get_error_depth(context.pointer))
    }

    private static func checkSignature(
        of list: RevocationList, by authorities: [Certificate]
    ) throws(CryptographyError) {
        defer { extendLifetime((list, authorities)) }
        let operation = "checking a revocation list's signature"
        // OpenSSL's security level looks at certificates' digests, not at lists'.
        let digest = unsafe svd_revocation_list_digest_nid(list.native.pointer)
        if [NID_md5, NID_sha1, NID_md5_sha1].contains(digest) {
            throw CryptographyError(operation: operation, reason: "its digest is too weak")
        }
        let named = authorities.filter { $0.subjectName == list.issuerName }
        if named.isEmpty { return }
        for authority in named {
            let key = unsafe X509_get0_pubkey(authority.native.pointer)
            if unsafe X509_CRL_verify(list.native.pointer, key) == 1 { return }
        }
        throw CryptographyError(draining: operation)
    }
}

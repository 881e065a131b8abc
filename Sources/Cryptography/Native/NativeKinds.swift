internal import COpenSSL

/// `EVP_MD`: a fetched digest algorithm, constant.
enum DigestAlgorithmKind: SharedNativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe EVP_MD_free(pointer) }
}

/// `EVP_MD_CTX`: a running digest or signature; one user at a time.
enum DigestContextKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe EVP_MD_CTX_free(pointer) }
}

/// `EVP_PKEY`: a key. Each signature uses a context of its own, so the key is only read.
enum KeyKind: SharedNativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe EVP_PKEY_free(pointer) }
}

/// `EVP_PKEY_CTX`: one operation on a key.
enum KeyContextKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe EVP_PKEY_CTX_free(pointer) }
}

/// `BIO`: a buffer in memory.
enum BufferKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe _ = BIO_free(pointer) }
}

/// `BIGNUM`: a large integer.
enum BigNumberKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe BN_free(pointer) }
}

/// `X509`: a certificate; what libcrypto caches in it is set under its own lock.
enum CertificateKind: SharedNativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe X509_free(pointer) }
}

/// `STACK_OF(X509)` that owns a reference to each member.
enum CertificatesKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe svd_certificates_free(pointer) }
}

/// `STACK_OF(X509)` whose members belong to another object.
enum BorrowedCertificatesKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe svd_certificates_free_list(pointer) }
}

/// `X509_CRL`: a revocation list; libcrypto sorts its entries under its own lock.
enum RevocationListKind: SharedNativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe X509_CRL_free(pointer) }
}

/// `X509_STORE`: authorities and revocation lists; every look-up takes its lock.
enum StoreKind: SharedNativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe X509_STORE_free(pointer) }
}

/// `X509_STORE_CTX`: one path validation.
enum StoreContextKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe X509_STORE_CTX_free(pointer) }
}

/// `X509_REQ`: a certificate signing request.
enum RequestKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe X509_REQ_free(pointer) }
}

/// `X509_EXTENSION`: one extension.
enum ExtensionKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe X509_EXTENSION_free(pointer) }
}

/// `STACK_OF(X509_EXTENSION)` that owns its members.
enum ExtensionsKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe svd_extensions_free(pointer) }
}

/// `GENERAL_NAMES`: alternative names, owning each.
enum NamesKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe GENERAL_NAMES_free(pointer) }
}

/// `CMS_ContentInfo`: a CMS message.
enum MessageKind: NativeKind {
    static func free(_ pointer: OpaquePointer) { unsafe CMS_ContentInfo_free(pointer) }
}

/// `ASN1_INTEGER`: an integer read out of an extension.
enum IntegerKind: NativeKind {
    static func free(_ pointer: OpaquePointer) {
        unsafe ASN1_INTEGER_free(UnsafeMutablePointer(pointer))
    }
}

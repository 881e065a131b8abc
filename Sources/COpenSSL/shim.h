// What libcrypto offers only as macros, type-checked stacks or variadic functions, as functions
// that Swift can call. Nothing here owns memory beyond its own call: what is returned as new is
// owned by the caller, and anything reached through an argument still belongs to that argument.
#ifndef SVD_COPENSSL_SHIM_H
#define SVD_COPENSSL_SHIM_H

#include <limits.h>
#include <stdint.h>
#include <time.h>

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

// MARK: The error queue

/// Takes the oldest error from this thread's queue; 0 when there is none. `reason` and `data` are
/// valid until the next libcrypto call of this thread; either may be NULL.
static inline unsigned long svd_take_error(const char **reason, const char **data) {
    int flags = 0;
    *data = NULL;
    unsigned long code = ERR_get_error_all(NULL, NULL, NULL, data, &flags);
    if ((flags & ERR_TXT_STRING) == 0) *data = NULL;
    *reason = code == 0 ? NULL : ERR_reason_error_string(code);
    return code;
}

/// 1 when the newest error says only that no further PEM block follows.
static inline int svd_is_end_of_pem(void) {
    unsigned long code = ERR_peek_last_error();
    return ERR_GET_LIB(code) == ERR_LIB_PEM && ERR_GET_REASON(code) == PEM_R_NO_START_LINE;
}

// MARK: Memory BIOs

/// The bytes a memory BIO holds; they belong to the BIO.
static inline long svd_bio_bytes(BIO *bio, char **bytes) {
    return BIO_get_mem_data(bio, bytes);
}

/// Makes an emptied memory BIO say "end of file" instead of "try again".
static inline void svd_bio_end_when_empty(BIO *bio) {
    BIO_set_mem_eof_return(bio, 0);
}

// MARK: Names

/// Flags of X509_NAME_print_ex that give RFC 2253.
static inline unsigned long svd_rfc2253_flags(void) {
    return XN_FLAG_RFC2253;
}

// MARK: Keys

static inline EVP_PKEY *svd_generate_p256(void) {
    return EVP_EC_gen("P-256");
}

static inline EVP_PKEY *svd_generate_ed25519(void) {
    return EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
}

/// The answer to a question for a passphrase: none, so that nothing is ever asked on a terminal.
static inline int svd_no_passphrase(char *buffer, int size, int writing, void *user) {
    (void)buffer; (void)size; (void)writing; (void)user;
    return -1;
}

/// Reads an unencrypted private key; an encrypted one is an error, never a prompt.
static inline EVP_PKEY *svd_read_private_key(BIO *bio) {
    return PEM_read_bio_PrivateKey(bio, NULL, svd_no_passphrase, NULL);
}

// MARK: PEM

static inline X509 *svd_read_certificate(BIO *bio) {
    return PEM_read_bio_X509(bio, NULL, svd_no_passphrase, NULL);
}

static inline X509_CRL *svd_read_revocation_list(BIO *bio) {
    return PEM_read_bio_X509_CRL(bio, NULL, svd_no_passphrase, NULL);
}

static inline X509_REQ *svd_read_request(BIO *bio) {
    return PEM_read_bio_X509_REQ(bio, NULL, svd_no_passphrase, NULL);
}

/// The digest that a revocation list is signed with, as a NID; NID_undef where the algorithm
/// brings its own (Ed25519) or is unknown.
static inline int svd_revocation_list_digest_nid(const X509_CRL *list) {
    int digest = NID_undef;
    if (OBJ_find_sigid_algs(X509_CRL_get_signature_nid(list), &digest, NULL) != 1) return NID_undef;
    return digest;
}

// MARK: Times

/// Unix seconds of an ASN.1 time; 1 on success.
static inline int svd_asn1_seconds(const ASN1_TIME *time, int64_t *seconds) {
    struct tm parts;
    if (time == NULL || ASN1_TIME_to_tm(time, &parts) != 1) return 0;
    *seconds = (int64_t)timegm(&parts);
    return 1;
}

/// Sets an ASN.1 time in place from Unix seconds; 1 on success.
static inline int svd_set_asn1_seconds(ASN1_TIME *time, int64_t seconds) {
    time_t value = (time_t)seconds;
    return X509_time_adj_ex(time, 0, 0, &value) != NULL;
}

// MARK: Stacks

static inline STACK_OF(X509) *svd_certificates_new(void) {
    return sk_X509_new_null();
}

/// Adds a further reference to `certificate`; 1 on success.
static inline int svd_certificates_add(STACK_OF(X509) *stack, X509 *certificate) {
    return X509_add_cert(stack, certificate, X509_ADD_FLAG_UP_REF);
}

static inline int svd_certificates_count(const STACK_OF(X509) *stack) {
    return sk_X509_num(stack);
}

static inline X509 *svd_certificates_at(const STACK_OF(X509) *stack, int index) {
    return sk_X509_value(stack, index);
}

/// Frees the stack and one reference to each member.
static inline void svd_certificates_free(STACK_OF(X509) *stack) {
    sk_X509_pop_free(stack, X509_free);
}

/// Frees the stack alone, for stacks whose members belong to somebody else.
static inline void svd_certificates_free_list(STACK_OF(X509) *stack) {
    sk_X509_free(stack);
}

static inline STACK_OF(X509_EXTENSION) *svd_extensions_new(void) {
    return sk_X509_EXTENSION_new_null();
}

static inline void svd_extensions_free(STACK_OF(X509_EXTENSION) *stack) {
    sk_X509_EXTENSION_pop_free(stack, X509_EXTENSION_free);
}

static inline int svd_extensions_add(STACK_OF(X509_EXTENSION) *stack, X509_EXTENSION *extension) {
    return X509v3_add_ext(&stack, extension, -1) != NULL;
}

// MARK: Alternative names

static inline GENERAL_NAMES *svd_names_new(void) {
    return GENERAL_NAMES_new();
}

static inline int svd_names_count(const GENERAL_NAMES *names) {
    return sk_GENERAL_NAME_num(names);
}

/// The bytes of the URI at `index`, which belong to `names`; NULL where it is another kind of name.
static inline const unsigned char *svd_names_uri(
    const GENERAL_NAMES *names, int index, int *length
) {
    const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, index);
    if (name == NULL || name->type != GEN_URI) return NULL;
    *length = ASN1_STRING_length(name->d.uniformResourceIdentifier);
    return ASN1_STRING_get0_data(name->d.uniformResourceIdentifier);
}

/// Appends a URI; 1 on success. On failure `names` is unchanged.
static inline int svd_names_add_uri(GENERAL_NAMES *names, const void *bytes, int length) {
    GENERAL_NAME *name = GENERAL_NAME_new();
    ASN1_IA5STRING *text = ASN1_IA5STRING_new();
    if (name == NULL || text == NULL || ASN1_STRING_set(text, bytes, length) != 1) {
        GENERAL_NAME_free(name);
        ASN1_IA5STRING_free(text);
        return 0;
    }
    GENERAL_NAME_set0_value(name, GEN_URI, text);
    if (sk_GENERAL_NAME_push(names, name) <= 0) {
        GENERAL_NAME_free(name);
        return 0;
    }
    return 1;
}

// MARK: Extensions

/// An extension from its configuration text; `issuer`, `subject` and `request` may be NULL.
static inline X509_EXTENSION *svd_extension(
    X509 *issuer, X509 *subject, X509_REQ *request, int nid, const char *value
) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, subject, request, NULL, 0);
    X509V3_set_ctx_nodb(&context);
    return X509V3_EXT_conf_nid(NULL, &context, nid, value);
}

// MARK: CMS

static inline int svd_cms_signer_count(CMS_ContentInfo *cms) {
    return sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms));
}

/// The digest algorithm of the only signer, as a NID.
static inline int svd_cms_digest_nid(CMS_ContentInfo *cms) {
    CMS_SignerInfo *signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
    X509_ALGOR *digest = NULL;
    const ASN1_OBJECT *object = NULL;
    if (signer == NULL) return NID_undef;
    CMS_SignerInfo_get0_algs(signer, NULL, NULL, &digest, NULL);
    if (digest == NULL) return NID_undef;
    X509_ALGOR_get0(&object, NULL, NULL, digest);
    return OBJ_obj2nid(object);
}

/// The signing-time attribute of the only signer in Unix seconds; 1 when present and readable.
static inline int svd_cms_signing_seconds(CMS_ContentInfo *cms, int64_t *seconds) {
    CMS_SignerInfo *signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
    if (signer == NULL) return 0;
    int index = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
    if (index < 0) return 0;
    ASN1_TYPE *value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, index), 0);
    if (value == NULL) return 0;
    if (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME) return 0;
    return svd_asn1_seconds((const ASN1_TIME *)value->value.asn1_string, seconds);
}

/// Adds a signing-time attribute; 1 on success.
static inline int svd_cms_add_signing_seconds(CMS_SignerInfo *signer, int64_t seconds) {
    ASN1_TIME *time = ASN1_TIME_set(NULL, (time_t)seconds);
    if (time == NULL) return 0;
    int added = CMS_signed_add1_attr_by_NID(
        signer, NID_pkcs9_signingTime, ASN1_STRING_type(time), time, -1);
    ASN1_TIME_free(time);
    return added;
}

#endif

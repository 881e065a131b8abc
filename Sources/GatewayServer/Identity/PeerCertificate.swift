public import Cryptography
public import SharingModel

/// The certificate that a connection's peer proved to hold.
public struct PeerCertificate: Sendable {
    /// The one URI by which it names its holder; nil where it has none, or several.
    public let uri: String?
    /// SHA-256 of its DER bytes.
    public let sha256: SHA256Digest
    /// When it expires.
    public let notAfter: Instant
    /// The certificate itself.
    public let certificate: Certificate

    /// Takes what the certificate says; nothing of it is verified here.
    init?(_ certificate: Certificate) {
        guard let sha256 = SHA256Digest(bytes: certificate.sha256) else { return nil }
        self.sha256 = sha256
        self.certificate = certificate
        uri = certificate.alternativeURIs.count == 1 ? certificate.alternativeURIs[0] : nil
        notAfter = Instant(unixSeconds: certificate.notAfter)
    }
}

import Cryptography
package import Exchange
import Logging
package import SharingModel

/// Says who makes a request, or why nobody is let in; and says it in the log.
package struct Gatekeeper: Sendable {
    /// Finds the registered holder of a certificate.
    package typealias Identify =
        @Sendable (_ uri: String, _ certificate: SHA256Digest) throws(Refusal) -> Caller

    let trust: TrustState
    let identify: Identify
    let logger: Logger
    let metrics: ServerMetrics

    /// Checks certificate, revocation and registry, as each request does.
    /// - Throws: `certificate-untrusted`, `certificate-expired`, `certificate-revoked`,
    ///   `revocation-stale` or `holder-unregistered`.
    func admit(_ peer: ConnectionPeer?) throws(Refusal) -> (Caller, PeerCertificate) {
        do throws(Refusal) {
            guard let peer else {
                throw Refusal(
                    .certificateUntrusted, "No certificate came with this connection.",
                    help: "Connect with the certificate that the gateway's operator issued.")
            }
            let leaf = try peer.admitted(by: trust)
            guard let uri = leaf.uri else {
                throw Refusal(
                    .certificateUntrusted, "The certificate does not name one holder.",
                    help: "Use a certificate with exactly one URI as alternative name.")
            }
            return (try identify(uri, leaf.sha256), leaf)
        } catch {
            log(error, peer?.leaf, "request refused")
            throw error
        }
    }

    /// Writes a refusal with what identifies the certificate, and nothing else of it.
    func log(_ refusal: Refusal, _ leaf: PeerCertificate?, _ message: Logger.Message) {
        logger.warning(message, metadata: Self.metadata(refusal, leaf))
    }

    static func metadata(_ refusal: Refusal, _ leaf: PeerCertificate?) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "code": "\(refusal.code.rawValue)", "reason": "\(refusal.underlying ?? refusal.reason)",
        ]
        if let leaf {
            metadata["serial"] = "\(leaf.certificate.serialHex)"
            metadata["fingerprint"] = "\(leaf.sha256)"
            metadata["holder"] = "\(leaf.uri ?? "none")"
        }
        return metadata
    }
}

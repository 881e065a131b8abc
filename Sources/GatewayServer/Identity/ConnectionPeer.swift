import Cryptography
import NIOSSL
import SharingModel
import Synchronization

/// Who is at the other end of one connection, and whether the trust now in force still admits them.
///
/// A resumed TLS 1.3 session skips the verification callback, and trust changes while a connection
/// stays open. So ``admitted(by:)`` is asked on every request; it verifies the path anew only when
/// the trust was replaced, when something expired, or after a minute.
final class ConnectionPeer: Sendable {
    /// The peer of the connection that the current task serves.
    @TaskLocal static var current: ConnectionPeer?

    private struct Held {
        var leaf: PeerCertificate?
        var intermediates: [Certificate] = []
        var verdict: Refusal?
        var generation = 0
        var recheckAt = 0
        /// What the handshake was refused for, so that it is logged once.
        var handshakeRefusal: Refusal?
    }

    /// The longest that a verdict stands, in seconds.
    private static let verdictSecondsMax = 60

    /// Owned by this lock.
    private let held = Mutex(Held())

    /// The leaf, once the handshake is over.
    var leaf: PeerCertificate? { held.withLock { $0.leaf } }

    /// Why the handshake was refused, if the certificate was the reason.
    var handshakeRefusal: Refusal? { held.withLock { $0.handshakeRefusal } }

    /// Verifies the chain that the peer presents in a full handshake.
    /// - Throws: a refusal of the certificate.
    func verify(presented chain: [NIOSSLCertificate], by trust: TrustState) throws(Refusal) {
        do throws(Refusal) {
            let certificates = try Self.parse(chain)
            guard let first = certificates.first, let leaf = PeerCertificate(first) else {
                throw Self.unreadable("no certificate")
            }
            held.withLock { held in
                held.leaf = leaf
                held.intermediates = Array(certificates.dropFirst())
            }
            _ = try admitted(by: trust)
            trust.remember(Array(certificates.dropFirst()), of: first)
        } catch {
            held.withLock { $0.handshakeRefusal = error }
            throw error
        }
    }

    /// Takes the leaf of a resumed session, whose chain nobody verified in this handshake.
    func resume(with certificate: NIOSSLCertificate?, trust: TrustState) throws(Refusal) {
        guard leaf == nil else { return }
        guard let certificate, let first = try Self.parse([certificate]).first,
            let leaf = PeerCertificate(first)
        else { throw Self.unreadable("no certificate") }
        let intermediates = trust.intermediates(of: first)
        held.withLock { held in
            held.leaf = leaf
            held.intermediates = intermediates
        }
    }

    /// The leaf, if the trust now in force admits it.
    /// - Throws: `certificate-untrusted`, `certificate-expired`, `certificate-revoked` or
    ///   `revocation-stale`.
    func admitted(by trust: TrustState) throws(Refusal) -> PeerCertificate {
        let snapshot = trust.current
        let now = trust.unixSeconds
        let (leaf, verdict) = held.withLock { held -> (PeerCertificate?, Refusal?) in
            if held.generation != snapshot.generation || now >= held.recheckAt {
                held.verdict = Self.verdict(held, snapshot, now)
                held.generation = snapshot.generation
                held.recheckAt = Self.nextCheck(held.leaf, snapshot, now)
            }
            return (held.leaf, held.verdict)
        }
        if let verdict { throw verdict }
        guard let leaf else { throw Self.unreadable("no certificate") }
        return leaf
    }

    private static func verdict(_ held: Held, _ snapshot: TrustSnapshot, _ now: Int) -> Refusal? {
        guard let leaf = held.leaf else { return unreadable("no certificate") }
        do throws(PathError) {
            try snapshot.store.verifyClient(
                leaf: leaf.certificate, intermediates: held.intermediates, at: now)
            return nil
        } catch {
            return Refusal(error)
        }
    }

    private static func nextCheck(
        _ leaf: PeerCertificate?, _ snapshot: TrustSnapshot, _ now: Int
    ) -> Int {
        let changes = [leaf?.certificate.notAfter ?? now, snapshot.revocationDue].map { $0 + 1 }
        return (changes.filter { $0 > now } + [now + verdictSecondsMax]).min() ?? now
    }

    private static func parse(_ chain: [NIOSSLCertificate]) throws(Refusal) -> [Certificate] {
        do { return try chain.map { try Certificate($0) } } catch { throw unreadable("\(error)") }
    }

    private static func unreadable(_ underlying: String) -> Refusal {
        Refusal(
            .certificateUntrusted, "The certificate cannot be read.",
            help: "Use the certificate that the gateway's operator issued.",
            underlying: underlying)
    }
}

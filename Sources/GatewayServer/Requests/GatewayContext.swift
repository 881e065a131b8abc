package import Exchange
import HTTPTypes
package import Hummingbird
import NIOCore
import SharingModel
import Synchronization

/// What a request carries besides itself: who asks, over which connection.
package struct GatewayContext: RequestContext {
    /// What the library keeps with a request.
    package var coreContext: CoreRequestContextStorage
    /// The connection, or the stream of one.
    let channel: any Channel
    /// The connection's peer; nil where no mutual TLS stands before the request.
    let peer: ConnectionPeer?
    /// What the access log wants to know.
    let note = RequestNote()
    /// Who asks; set by ``IdentityMiddleware``.
    var identity: (caller: Caller, certificate: PeerCertificate)?

    /// Takes the connection that the request came by.
    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
        peer = ConnectionPeer.current
    }

    /// Who asks.
    /// - Throws: `certificate-untrusted` where nobody was identified.
    package var caller: Caller {
        get throws(Refusal) {
            guard let identity else {
                throw Refusal(
                    .certificateUntrusted, "Nobody has been identified.",
                    help: "Connect with the certificate that the gateway's operator issued.")
            }
            return identity.caller
        }
    }

    /// The part of the path that the route's pattern names.
    func parameter(_ name: String) throws(Refusal) -> String {
        guard let value = parameters.get(name) else {
            throw Refusal(
                .notFound, "There is nothing at this address.", help: "Check the address.")
        }
        return value
    }
}

/// What a request's inner steps tell its outer ones.
final class RequestNote: Sendable {
    /// Owned by this lock: who asked.
    private let held = Mutex<String?>(nil)

    /// The holder who asked, once known.
    var holder: String? {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }
}

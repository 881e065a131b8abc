import Cryptography
import NIOSSL

/// What the gateway trusts at one moment, and how it shows itself. Replaced whole.
struct TrustSnapshot: Sendable {
    /// Grows with each replacement; verdicts of an earlier one no longer count.
    let generation: Int
    /// For new connections. Its ticket keys are its own, so that no session outlives it.
    let context: NIOSSLContext
    /// For the paths of clients.
    let store: TrustStore
    /// The server's own leaf.
    let certificate: Certificate
    let authorities: [Certificate]
    let revocationLists: [RevocationList]

    /// When the first revocation list falls due, in Unix seconds.
    var revocationDue: Int { revocationLists.map(\.nextUpdate).min() ?? 0 }
}

/// Why a certificate's path to a trusted authority does not hold.
public struct PathError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of reason, each with its own word for log and problem document.
    public enum Reason: String, Sendable, CaseIterable {
        /// No sound chain of signatures by authorities leads to a trusted one.
        case untrusted
        /// A certificate's validity is over.
        case expired
        /// A certificate's validity has not begun.
        case notYetValid = "not-yet-valid"
        /// A certificate is on its authority's revocation list.
        case revoked
        /// The newest revocation list is out of date: nothing can be said, so no.
        case revocationStale = "revocation-stale"
        /// An authority's revocation list is absent or unusable: nothing can be said, so no.
        case revocationMissing = "revocation-missing"
        /// The certificate was not made for TLS clients.
        case wrongPurpose = "wrong-purpose"
        /// Anything else: OpenSSL's words are in `detail`.
        case other
    }

    /// The kind.
    public let reason: Reason

    /// OpenSSL's own words, and at which place of the chain; no names.
    public let detail: String

    /// Makes an error from its two parts.
    public init(reason: Reason, detail: String) {
        self.reason = reason
        self.detail = detail
    }

    /// Both parts on one line.
    public var description: String { "\(reason.rawValue): \(detail)" }
}

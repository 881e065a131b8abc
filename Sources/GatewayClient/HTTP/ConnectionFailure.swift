/// No answer came from the gateway, and the likely reason in plain words.
public struct ConnectionFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Nothing listens there.
        case refused
        /// No way leads there.
        case unreachable
        /// No computer has that name.
        case nameUnknown = "name-unknown"
        /// No answer in time.
        case timeout
        /// The connection broke off.
        case lost
        /// The gateway's certificate comes from nobody we trust.
        case serverUntrusted = "server-untrusted"
        /// The gateway's certificate has expired, or our clock is ahead.
        case serverExpired = "server-expired"
        /// The gateway's certificate is not valid yet, or our clock is behind.
        case serverNotYetValid = "server-not-yet-valid"
        /// The gateway's certificate is for another name.
        case nameMismatch = "name-mismatch"
        /// The other side does not speak TLS 1.3.
        case tlsVersion = "tls-version"
        /// The gateway does not take our certificate.
        case certificateRejected = "certificate-rejected"
        /// Our certificate has expired.
        case certificateExpired = "certificate-expired"
        /// Our certificate, key or authorities cannot be used.
        case credentialsUnusable = "credentials-unusable"
        /// Anything else.
        case other
    }

    /// The kind.
    public let reason: Reason
    /// What happened, in plain words.
    public let detail: String
    /// What to do next.
    public let hint: String

    /// A failure in words.
    public init(_ reason: Reason, detail: String, hint: String) {
        self.reason = reason
        self.detail = detail
        self.hint = hint
    }

    /// Whether the same request may succeed a little later.
    public var isTransient: Bool {
        switch reason {
        case .refused, .unreachable, .timeout, .lost: true
        default: false
        }
    }

    /// In words, for messages.
    public var description: String { detail }
}

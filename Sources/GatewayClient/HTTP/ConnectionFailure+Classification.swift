import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

extension ConnectionFailure {
    /// Finds the words for what the libraries threw.
    /// - Parameters:
    ///   - error: the library's error.
    ///   - address: where the gateway should be.
    init(_ error: any Error, at address: GatewayAddress) {
        let reason = Self.reason(of: error)
        self.init(
            reason, at: address, technical: reason == .other ? String(describing: error) : "")
    }

    static func reason(of error: any Error) -> Reason {
        switch error {
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first { return reason(of: first.error) }
            return error.dnsAError != nil || error.dnsAAAAError != nil ? .nameUnknown : .unreachable
        case let error as IOError: return reason(ofCode: error.errnoCode)
        case let error as HTTPClientError: return reason(of: error)
        case let error as NIOSSLExtraError:
            return error == .failedToValidateHostname ? .nameMismatch : .other
        case is ChannelError: return .lost
        default: return reason(ofTLSText: String(describing: error).uppercased())
        }
    }

    private static func reason(of error: HTTPClientError) -> Reason {
        switch error {
        case .connectTimeout, .readTimeout, .writeTimeout, .tlsHandshakeTimeout,
            .deadlineExceeded, .getConnectionFromPoolTimeout:
            .timeout
        case .remoteConnectionClosed, .uncleanShutdown, .requestStreamCancelled: .lost
        default: .other
        }
    }

    private static func reason(ofCode code: Int32) -> Reason {
        switch code {
        case ECONNREFUSED: .refused
        case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL: .unreachable
        case ETIMEDOUT: .timeout
        case ECONNRESET, EPIPE, ECONNABORTED, ENOTCONN, EBADF: .lost
        default: .other
        }
    }

    /// BoringSSL's reasons stand only in its texts.
    static func reason(ofTLSText text: String) -> Reason {
        let signs: [(Reason, [String])] = [
            (.serverUntrusted, ["CERTIFICATE_VERIFY_FAILED"]),
            (
                .certificateRejected,
                [
                    "ALERT_CERTIFICATE", "ALERT_BAD_CERTIFICATE", "ALERT_UNKNOWN_CA",
                    "ALERT_UNKNOWN_CERTIFICATE", "ALERT_ACCESS_DENIED", "CERTIFICATE_REQUIRED",
                    "ALERT_UNSUPPORTED_CERTIFICATE", "ALERT_HANDSHAKE_FAILURE",
                    "ALERT_DECRYPT_ERROR",
                ]
            ),
            (
                .tlsVersion,
                [
                    "WRONG_VERSION", "PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL", "HTTP_REQUEST",
                    "UNEXPECTED_MESSAGE", "PACKET_LENGTH_TOO_LONG",
                ]
            ),
            (.lost, ["EOF DURING HANDSHAKE", "UNCLEANSHUTDOWN", "SYSCALLERROR", "ZERORETURN"]),
            (.timeout, ["TIMEOUT"]),
        ]
        return signs.first { sign in sign.1.contains { text.contains($0) } }?.0 ?? .other
    }
}

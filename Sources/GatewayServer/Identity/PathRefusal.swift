import Cryptography
import SharingModel

extension Refusal {
    /// What the client is told of a path that does not hold.
    init(_ error: PathError) {
        let (code, reason, help): (RefusalCode, String, String) =
            switch error.reason {
            case .expired:
                (
                    .certificateExpired, "The certificate has expired.",
                    "Ask the operator for a new one: `svd enrol`."
                )
            case .notYetValid:
                (
                    .certificateUntrusted, "The certificate is not valid yet.",
                    "Check the clock of the machine, or wait until the certificate begins."
                )
            case .revoked:
                (
                    .certificateRevoked, "The certificate has been revoked.",
                    "Use the holder's other certificate, or ask the operator for a new one."
                )
            case .revocationStale, .revocationMissing:
                (
                    .revocationStale,
                    "The gateway has no current revocation list, so nobody is let in.",
                    "Try again later; the operator has been told."
                )
            case .wrongPurpose:
                (
                    .certificateUntrusted, "The certificate is not one for clients.",
                    "Use a certificate with extended key usage clientAuth."
                )
            case .untrusted, .other:
                (
                    .certificateUntrusted,
                    "The certificate does not come from an authority of this gateway.",
                    "Use the certificate that the gateway's operator issued."
                )
            }
        self.init(
            code, reason, help: help, underlying: "\(error.reason.rawValue): \(error.detail)")
    }
}

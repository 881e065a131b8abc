extension ConnectionFailure {
    /// The words for a kind of failure at an address.
    /// - Parameters:
    ///   - reason: the kind.
    ///   - address: where the gateway should be.
    ///   - technical: what the library said, for the kinds that need it.
    public init(_ reason: Reason, at address: GatewayAddress, technical: String = "") {
        switch reason {
        case .refused:
            self.init(
                reason, detail: "Nothing answers at \(address): the connection was refused.",
                hint: "The gateway may be stopped, or the port may be wrong. Ask its operator.")
        case .unreachable:
            self.init(
                reason, detail: "There is no way from here to \(address).",
                hint: "Check your network or VPN, then run the same command again.")
        case .nameUnknown:
            self.init(
                reason, detail: "No computer called \(address.host) can be found.",
                hint: "Check the gateway's address in the profile, and your network or VPN.")
        case .timeout:
            self.init(
                reason, detail: "\(address) did not answer in time.",
                hint: "Check your network or VPN, then run the same command again.")
        case .lost:
            self.init(
                reason, detail: "The connection to \(address) broke off.",
                hint: "Run the same command again. If it happens at once each time, run "
                    + "`svd doctor`: your certificate may not be accepted.")
        case .other:
            self.init(
                reason, detail: "The connection to \(address) failed: \(technical)",
                hint: "Run `svd doctor`, and send its answer to the gateway's operator.")
        default: self = Self.trust(reason, at: address, technical: technical)
        }
    }

    private static func trust(
        _ reason: Reason, at address: GatewayAddress, technical: String
    ) -> ConnectionFailure {
        let (detail, hint) =
            switch reason {
            case .serverExpired:
                (
                    "The certificate of \(address) has expired.",
                    "Check this computer's date and time. If they are right, tell the operator."
                )
            case .serverNotYetValid:
                (
                    "The certificate of \(address) is not valid yet.",
                    "Check this computer's date and time: its clock may be behind."
                )
            case .nameMismatch:
                (
                    "What answers at \(address) has a certificate for another name.",
                    "Use the address that the operator gave you, name or number exactly."
                )
            case .tlsVersion:
                (
                    "What answers at \(address) does not speak TLS 1.3.",
                    "Check the port. A proxy that opens encrypted connections does this too."
                )
            case .certificateRejected:
                (
                    "The gateway does not accept your certificate\(technical).",
                    "Run `svd doctor`. The operator can say whether it was revoked or replaced."
                )
            case .certificateExpired:
                (
                    "Your certificate has expired\(technical).",
                    "Ask the gateway's operator for a new one, then run `svd init` again."
                )
            case .credentialsUnusable:
                (
                    "Your certificate and key cannot be used: \(technical)",
                    "Make the profile again with `svd init` and the files you were sent."
                )
            default:
                (
                    "The certificate of \(address) does not come from an authority you trust.",
                    "Use the authorities file (ca.pem) that this gateway's operator gave you."
                )
            }
        return ConnectionFailure(reason, detail: detail, hint: hint)
    }
}

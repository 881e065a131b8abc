public import SharingModel
public import StrictJSON

/// What the gateway knows of us: the answer to `GET /v1/me`.
public struct GatewayIdentity: Sendable {
    /// `agency/<id>` or `person/<id>`.
    public let holder: String
    /// The agency we act for, where there is one.
    public let agency: AgencyID?
    /// What we may do.
    public let roles: [String]
    /// The gateway's clock.
    public let serverTime: Instant?
    /// The gateway's name.
    public let gatewayName: String
    /// The ledger's origin.
    public let origin: String
    /// The ledger's verifier key.
    public let logKey: String?
    /// The certificate whose key signs receipts, PEM.
    public let receiptCertificate: String?
    /// The agreements that concern us.
    public let agreements: [Agreement]
    /// The whole answer.
    public let json: JSONValue

    /// Reads the answer.
    /// - Throws: `ProtocolFault` where the holder is missing.
    public init(json: JSONValue) throws(ProtocolFault) {
        guard let holder = json["holder"]?.string else {
            throw ProtocolFault("The gateway's answer to /v1/me has no `holder`.")
        }
        self.holder = holder
        agency = json["agency"]?.string.flatMap { AgencyID($0) }
        roles = (json["roles"]?.array ?? []).compactMap(\.string)
        serverTime = json["serverTime"]?.string.flatMap { Instant($0) }
        gatewayName = json["gateway"]?["name"]?.string ?? ""
        origin = json["gateway"]?["origin"]?.string ?? ""
        logKey = json["gateway"]?["logKey"]?.string
        receiptCertificate = json["gateway"]?["receiptCertificate"]?.string
        agreements = (json["agreements"]?.array ?? []).compactMap { Agreement(json: $0) }
        self.json = json
    }
}

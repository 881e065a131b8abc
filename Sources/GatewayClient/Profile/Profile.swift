public import StrictJSON

/// Who the user is to which gateway: a folder with `profile.json`, a certificate, its key and the
/// authorities to trust. File names in it are relative to the folder.
public struct Profile: Sendable, Hashable {
    /// The name of the file that describes the profile.
    public static let fileName = "profile.json"

    /// The folder.
    public var folder: String
    /// Where the gateway is.
    public var gateway: GatewayAddress
    /// The certificate and its intermediates, PEM.
    public var certificate: String
    /// The private key, PEM, readable by its owner alone.
    public var key: String
    /// The authorities that the gateway's certificate must come from, PEM.
    public var authorities: String
    /// The ledger's key as a C2SP verifier key; nil until it is known.
    public var logKey: String?
    /// The authorities that receipts must come from, PEM; nil where they are `authorities`.
    public var receiptAuthorities: String?

    /// A profile with the usual file names.
    public init(
        folder: String, gateway: GatewayAddress, certificate: String = "certificate.pem",
        key: String = "key.pem", authorities: String = "ca.pem", logKey: String? = nil,
        receiptAuthorities: String? = nil
    ) {
        self.folder = folder
        self.gateway = gateway
        self.certificate = certificate
        self.key = key
        self.authorities = authorities
        self.logKey = logKey
        self.receiptAuthorities = receiptAuthorities
    }

    /// Reads the description; unknown members are refused, not skipped.
    /// - Throws: `ProfileError` that names the member.
    public init(folder: String, json: JSONValue) throws(ProfileError) {
        let path = Path.join(folder, Self.fileName)
        guard let object = json.object else {
            throw ProfileError(
                "\(path): it is not a JSON object.", hint: "Make the profile again with `svd init`."
            )
        }
        let known = [
            "gateway", "certificate", "key", "authorities", "logKey", "receiptAuthorities",
        ]
        if let unknown = object.names.first(where: { !known.contains($0) }) {
            throw ProfileError(
                "\(path): `\(unknown)` is not a setting of a profile.",
                hint: "The settings are \(known.joined(separator: ", ")).")
        }
        func text(_ name: String) throws(ProfileError) -> String? {
            guard let value = object[name], !value.isNull else { return nil }
            guard let text = value.string, !text.isEmpty else {
                throw ProfileError(
                    "\(path): `\(name)` must be a text.", hint: "Put it between double quotes.")
            }
            return text
        }
        guard let gatewayText = try text("gateway") else {
            throw ProfileError(
                "\(path): `gateway` is missing.",
                hint: "Add the gateway's address, for example \"https://gateway.example:8443\".")
        }
        guard let gateway = GatewayAddress(gatewayText) else {
            throw ProfileError(
                "\(path): `\(gatewayText)` is not the address of a gateway.",
                hint: "Write it as https://name:port, with nothing after the port.")
        }
        self.init(
            folder: folder, gateway: gateway,
            certificate: try text("certificate") ?? "certificate.pem",
            key: try text("key") ?? "key.pem", authorities: try text("authorities") ?? "ca.pem",
            logKey: try text("logKey"), receiptAuthorities: try text("receiptAuthorities"))
    }

    /// The description as it stands in `profile.json`.
    public var json: JSONValue {
        var object = JSONObject([
            ("gateway", .string(gateway.description)), ("certificate", .string(certificate)),
            ("key", .string(key)), ("authorities", .string(authorities)),
        ])
        object["logKey"] = logKey.map(JSONValue.string)
        object["receiptAuthorities"] = receiptAuthorities.map(JSONValue.string)
        return .object(object)
    }

    /// The certificate's file.
    public var certificatePath: String { Path.join(folder, certificate) }
    /// The key's file.
    public var keyPath: String { Path.join(folder, key) }
    /// The authorities' file.
    public var authoritiesPath: String { Path.join(folder, authorities) }
    /// The file of the authorities that receipts must come from.
    public var receiptAuthoritiesPath: String {
        Path.join(folder, receiptAuthorities ?? authorities)
    }
}

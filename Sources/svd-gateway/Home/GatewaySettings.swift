import Configuration
import Exchange
import SharingModel
import StrictJSON

/// The settings: from the environment (`SVD_…`, for example `SVD_LISTEN_PORT`), then
/// `gateway.json`, then the defaults here. docs/operator/settings.md lists them.
struct GatewaySettings: Sendable {
    /// The gateway's name in receipts; the ledger's origin is `<name>/log`.
    var name: String
    var host: String
    /// 0 takes a free port.
    var port: Int
    var operationsHost: String
    /// 0 takes a free port.
    var operationsPort: Int
    var tlsCertificate: String
    var tlsKey: String
    var tlsAuthorities: String
    var tlsRevocationLists: String
    var silenceIntervalSeconds: Int
    var uniqueKeyBytesMax: Int
    var logLevel: String

    /// Every setting and its default; others are refused.
    static let defaults: [(key: String, value: JSONValue)] = [
        ("name", "gateway.svd.example"),
        ("listen.host", "127.0.0.1"), ("listen.port", 8443),
        ("operations.host", "127.0.0.1"), ("operations.port", 9443),
        ("tls.certificate", "pki/server.pem"), ("tls.key", "pki/server.key.pem"),
        ("tls.authorities", "pki/ca.pem"), ("tls.revocationLists", "pki/crl.pem"),
        ("silenceIntervalSeconds", 60),
        ("uniqueKeyBytesMax", .integer(Limits.uniqueKeyBytesMax)), ("logLevel", "info"),
    ]

    /// Reads the settings of a home.
    /// - Throws: refusal `request-malformed` or `field-invalid` that names the setting.
    init(layout: HomeLayout) throws {
        let bytes = try Files.read(layout.settings, bytesMax: 1 << 20)
        let file: JSONValue
        do {
            file = try JSONParser.parse(bytes)
        } catch {
            throw Refusal(
                .requestMalformed, "gateway.json, \(error)",
                help: "Put the file right; docs/operator/ lists the settings.")
        }
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        try Self.flatten(file, [], into: &values)
        var fallback: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, value) in Self.defaults { fallback[Self.key(key)] = Self.value(value) }
        let reader = ConfigReader(providers: [
            EnvironmentVariablesProvider().prefixKeys(with: "svd"),
            InMemoryProvider(name: "gateway.json", values: values),
            InMemoryProvider(name: "defaults", values: fallback),
        ])
        name = try reader.requiredString(forKey: "name")
        host = try reader.requiredString(forKey: "listen.host")
        port = try reader.requiredInt(forKey: "listen.port")
        operationsHost = try reader.requiredString(forKey: "operations.host")
        operationsPort = try reader.requiredInt(forKey: "operations.port")
        tlsCertificate = layout.resolved(try reader.requiredString(forKey: "tls.certificate"))
        tlsKey = layout.resolved(try reader.requiredString(forKey: "tls.key"))
        tlsAuthorities = layout.resolved(try reader.requiredString(forKey: "tls.authorities"))
        tlsRevocationLists = layout.resolved(
            try reader.requiredString(forKey: "tls.revocationLists"))
        silenceIntervalSeconds = try reader.requiredInt(forKey: "silenceIntervalSeconds")
        uniqueKeyBytesMax = try reader.requiredInt(forKey: "uniqueKeyBytesMax")
        logLevel = try reader.requiredString(forKey: "logLevel")
    }

    /// The ledger's origin.
    var origin: String { name + "/log" }

    private static func key(_ text: String) -> AbsoluteConfigKey {
        AbsoluteConfigKey(text.split(separator: ".").map(String.init))
    }

    private static func value(_ value: JSONValue) -> ConfigValue? {
        switch value {
        case .string(let text): ConfigValue(.string(text), isSecret: false)
        case .number(let number): number.integer.map { ConfigValue(.int($0), isSecret: false) }
        case .bool(let bool): ConfigValue(.bool(bool), isSecret: false)
        default: nil
        }
    }

    private static func flatten(
        _ value: JSONValue, _ path: [String], into values: inout [AbsoluteConfigKey: ConfigValue]
    ) throws {
        if let object = value.object {
            for (name, member) in object.members {
                try flatten(member, path + [name], into: &values)
            }
            return
        }
        let name = path.joined(separator: ".")
        guard defaults.contains(where: { $0.key == name }), let setting = Self.value(value) else {
            throw Refusal(
                .fieldInvalid, "gateway.json: `\(name)` is not a setting, or not of its type.",
                help: "The settings are \(defaults.map(\.key).joined(separator: ", ")).",
                field: name)
        }
        values[AbsoluteConfigKey(path)] = setting
    }
}

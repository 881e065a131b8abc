import Exchange
import SharingModel

/// Where things are in a gateway's home.
///
///     gateway.json              settings
///     schemas/<dataset>/<version>.schema.json
///     pki/                      ca.pem crl.pem server.pem server.key.pem
///     keys/                     checkpoint.key.pem receipt.pem receipt.key.pem
///     data/                     gateway.sqlite analysis.sqlite processing.sqlite objects/ uploads/
///                               last-checkpoint
///     run/ports.json            the ports taken, while the gateway serves
///     run/lock                  locked while the gateway serves
///     profiles/                 ready profiles of the demonstration's holders (`init --demo`)
struct HomeLayout: Sendable {
    let path: String

    init(path: String) {
        self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    }

    var settings: String { path + "/gateway.json" }
    var schemas: String { path + "/schemas" }
    var keys: String { path + "/keys" }
    var checkpointKey: String { keys + "/checkpoint.key.pem" }
    var receiptCertificate: String { keys + "/receipt.pem" }
    var receiptKey: String { keys + "/receipt.key.pem" }
    var pki: String { path + "/pki" }
    var data: String { path + "/data" }
    var gatewayDatabase: String { data + "/gateway.sqlite" }
    var analysisDatabase: String { data + "/analysis.sqlite" }
    var processingDatabase: String { data + "/processing.sqlite" }
    var lastCheckpoint: String { data + "/last-checkpoint" }
    var ports: String { path + "/run/ports.json" }
    var lock: String { path + "/run/lock" }
    var profiles: String { path + "/profiles" }

    /// Makes sure that this is a home.
    /// - Throws: refusal `not-found`.
    func check() throws(Refusal) {
        guard Files.exists(settings) else {
            throw Refusal(
                .notFound, "\(path) is not the home of a gateway.",
                help: "Make one with `svd-gateway init --home \(path)`.")
        }
    }

    /// A path of the settings: relative ones begin at the home.
    func resolved(_ setting: String) -> String {
        setting.hasPrefix("/") ? setting : path + "/" + setting
    }
}

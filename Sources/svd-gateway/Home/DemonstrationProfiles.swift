import Exchange
import SharingLedger
import StrictJSON

/// The ready profiles of a demonstration home: `profiles/<kind>/<id>/profile.json`.
struct DemonstrationProfiles: Sendable {
    let home: GatewayHome

    /// Writes every profile for a gateway on that port of this machine.
    /// - Throws: `FileFault`.
    func write(port: Int) throws(FileFault) {
        let profile: JSONValue = [
            "gateway": .string("https://localhost:\(port)"), "certificate": "certificate.pem",
            "key": "key.pem", "authorities": "ca.pem",
            "logKey": .string(home.noteSigner.verifier.text), "receiptAuthorities": "ca.pem",
        ]
        for kind in Files.names(in: home.layout.profiles) {
            for holder in Files.names(in: "\(home.layout.profiles)/\(kind)") {
                try Files.writeDurably(
                    profile.prettyBytes,
                    to: "\(home.layout.profiles)/\(kind)/\(holder)/profile.json")
            }
        }
    }
}

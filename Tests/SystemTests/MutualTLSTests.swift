import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("Nobody gets in without a good certificate of a registered holder")
    struct MutualTLSTests {
        private static let request = "GET /v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: "

        /// Asks for /v1/me and gives all that openssl heard.
        private func speak(
            _ scene: Scene, as credentials: URL?, _ options: [String] = []
        ) async throws -> String {
            let conversation =
                switch options.count {
                case 0: try SecureConversation(scene.gateway, as: credentials)
                case 1: try SecureConversation(scene.gateway, as: credentials, options[0])
                default:
                    try SecureConversation(scene.gateway, as: credentials, options[0], options[1])
                }
            // A connection that the gateway refused may be over before we speak.
            try? conversation.say(Self.request + "close\r\n\r\n")
            try await conversation.untilOver()
            return conversation.heard
        }

        /// How many requests a handler has answered.
        private func handled(_ scene: Scene) -> Int {
            scene.gateway.log.split(separator: "\n")
                .count { $0.contains("request") && $0.contains("status=200") }
        }

        private func logs(_ scene: Scene, _ words: String...) async throws {
            _ = try await Polling.until("logged: \(words)") {
                scene.gateway.log.split(separator: "\n").contains { line in
                    words.allSatisfy { line.contains($0) }
                } ? true : nil
            }
        }

        @Test("What is wrong with a certificate ends the handshake, and is logged")
        func badCertificates() async throws {
            let scene = try await Scene.open()
            let certificates = scene.gateway.certificates
            try await certificates.makeBad(as: Holders.fire)
            let cases: [(what: String?, logged: String)] = [
                (nil, "PEER_DID_NOT_RETURN_A_CERTIFICATE"), ("expired", "certificate-expired"),
                ("not-yet-valid", "not-yet-valid"), ("wrong-purpose", "wrong-purpose"),
                ("other-authority", "certificate-untrusted"),
                ("self-signed", "certificate-untrusted"),
            ]
            for (what, logged) in cases {
                let credentials = what.map { certificates.folder(of: "bad/\($0)") }
                let heard = try await speak(scene, as: credentials)
                #expect(!heard.contains("HTTP/1.1"), "\(what ?? "none"): \(heard)")
                #expect(heard.contains("alert"), "\(what ?? "none"): \(heard)")
                try await logs(scene, "handshake refused", logged)
                guard let what else { continue }
                let result = try await scene.svd("bad/\(what)", "due", status: 4)
                #expect(result.errors.contains("svd: hint: "), "\(what): \(result)")
            }
            let old = try await speak(
                scene, as: certificates.folder(of: Holders.fire), ["-tls1_2"])
            #expect(!old.contains("HTTP/1.1"))
            try await logs(scene, "handshake refused", "UNSUPPORTED_PROTOCOL")
            #expect(handled(scene) == 0)
            // The good certificate of the same holder is let in, so that the rest means something.
            let good = try await speak(scene, as: certificates.folder(of: Holders.fire))
            #expect(good.contains("HTTP/1.1 200"), "\(good)")
            #expect(handled(scene) == 1)
            try await scene.close()
        }

        @Test(
            "A certificate of our authority that names no registered holder opens nothing",
            arguments: [
                ("unregistered", 403, "holder-unregistered"),
                ("other-domain", 403, "holder-unregistered"),
                ("nameless", 401, "certificate-untrusted"),
            ])
        func unregistered(_ what: String, _ status: Int, _ code: String) async throws {
            let scene = try await Scene.open()
            try await scene.gateway.certificates.makeBad(as: Holders.fire)
            for path in ["/v1/me", "/v1/schemas", "/log/checkpoint", "/no/such/route"] {
                let answer = try await scene.ask("bad/\(what)", "GET", path)
                #expect(answer.status == status && answer.code == code, "\(path): \(answer)")
            }
            try await logs(scene, "request refused", code, "fingerprint=")
            try await scene.svd("bad/\(what)", "due", status: 4)
            #expect(handled(scene) == 0)
            try await scene.close()
        }

        @Test("A holder revoked while the gateway serves is out, also with a resumed session")
        func revoked() async throws {
            let scene = try await Scene.open()
            let certificates = scene.gateway.certificates
            let fire = certificates.folder(of: Holders.fire)
            let session = scene.files.url.appending(path: "session.pem").path
            let first = try await speak(scene, as: fire, ["-sess_out", session])
            #expect(first.contains("HTTP/1.1 200"), "\(first)")
            try #require(FileManager.default.fileExists(atPath: session))
            // The session is good while the holder is: resumed without showing the certificate.
            let resumed = try SecureConversation(scene.gateway, as: nil, "-sess_in", session)
            try #require(try await resumed.hear("Reused, TLSv1.3"))
            try resumed.say(Self.request + "keep-alive\r\n\r\n")
            #expect(try await resumed.hear("HTTP/1.1 200"))

            try await certificates.revoke(Holders.fire)
            try scene.gateway.install("crl.pem")
            try await logs(scene, "trust replaced")
            let before = handled(scene)
            // On the connection that is still open, on a new resumed one, and on a fresh one.
            try resumed.say(Self.request + "close\r\n\r\n")
            #expect(try await resumed.hear("certificate-revoked"), "\(resumed.heard)")
            #expect(resumed.heard.contains("HTTP/1.1 401"))
            for credentials in [nil, fire] {
                let heard = try await speak(scene, as: credentials, ["-sess_in", session])
                #expect(!heard.contains("HTTP/1.1 200"), "\(heard)")
            }
            #expect(!(try await speak(scene, as: fire)).contains("HTTP/1.1"))
            try await logs(scene, "handshake refused", "certificate-revoked", "serial=")
            try await scene.svd(Holders.fire, "due", status: 4)
            #expect(handled(scene) == before)
            try await scene.svd(Holders.council, "due")
            try await scene.close()
        }

        @Test("While the revocation list is stale nobody gets in; a bad new one is not taken")
        func revocationLists() async throws {
            let scene = try await Scene.closed()
            let certificates = scene.gateway.certificates
            try await certificates.makeBad(as: Holders.fire)
            let fire = certificates.folder(of: Holders.fire)
            try scene.gateway.install("bad/stale-crl.pem", as: "crl.pem")
            try await scene.gateway.start(untilReady: false)
            #expect(try await !scene.gateway.isReady())
            #expect(!(try await speak(scene, as: fire)).contains("HTTP/1.1"))
            try await logs(scene, "handshake refused", "revocation-stale")
            #expect(handled(scene) == 0)

            // A good list is taken up while the gateway serves, and lets everybody in again.
            try scene.gateway.install("crl.pem")
            try await logs(scene, "trust replaced")
            #expect(try await speak(scene, as: fire).contains("HTTP/1.1 200"))
            #expect(try await scene.gateway.isReady())
            for bad in ["bad/stale-crl.pem", "bad/other-crl.pem", "bad/other-ca.pem"] {
                let refusals = scene.gateway.log.components(separatedBy: "trust refused").count
                try scene.gateway.install(bad, as: "crl.pem")
                _ = try await Polling.until("\(bad) refused") {
                    scene.gateway.log.components(separatedBy: "trust refused").count > refusals
                        ? true : nil
                }
                #expect(try await speak(scene, as: fire).contains("HTTP/1.1 200"), "\(bad)")
            }
            try await scene.close()
        }

        @Test("A registry that is applied while the gateway serves is in force within seconds")
        func registryChange() async throws {
            let scene = try await Scene.open()
            #expect(try await scene.ask(Holders.fire, "GET", "/v1/due").status == 200)
            let yaml = try String(
                contentsOf: Project.root.appending(path: "deploy/demo/registry.yaml"),
                encoding: .utf8)
            let without = yaml.replacingOccurrences(
                of: "  - agency: norfolk-fire\n    roles: [submit]\n", with: "")
            try #require(without.count < yaml.count)
            let changed = try scene.write(Array(without.utf8), to: "registry.yaml")
            let applied = try await scene.operate("registry", "apply", changed)
            #expect(applied.output.contains("registry-changed"))
            _ = try await Polling.until("the holder is struck off") {
                try await scene.ask(Holders.fire, "GET", "/v1/due").code == "holder-unregistered"
                    ? true : nil
            }
            try await scene.svd(Holders.fire, "due", status: 4)
            try await scene.svd(Holders.council, "due")
            let original = try scene.write(Array(yaml.utf8), to: "registry.yaml")
            try await scene.operate("registry", "apply", original)
            _ = try await Polling.until("the holder is back") {
                try await scene.ask(Holders.fire, "GET", "/v1/due").status == 200 ? true : nil
            }
            #expect(try await scene.operate("registry", "apply", original).output.isEmpty)
            // A file that cannot be read changes nothing.
            let broken = try scene.write(
                Array(yaml.replacingOccurrences(of: "roles: [submit]", with: "roles: [all]").utf8),
                to: "registry.yaml")
            let refused = try await scene.operate("registry", "apply", broken, status: 1)
            #expect(refused.errors.contains("line"), "\(refused)")
            // Two programs have written to the ledger in turn; it is one log.
            let file = try scene.write(SmallFile(number: 1).bytes, to: "october.csv")
            #expect(try await scene.submit(file)["receipt"]?["verified"]?.bool == true)
            let kinds = try await scene.log().entries.map(\.kind)
            #expect(kinds.count { $0 == .registryChanged } == 3)
            try await scene.svd(Holders.compliance, "ledger", "verify")
            try await scene.close()
            try await scene.operate("ledger", "fsck", "--storage")
        }
    }
}

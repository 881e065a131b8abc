import Foundation
import GatewayServer
import Testing

extension ServerTests {
    @Suite("Trust is replaced without restart, and never by something bad")
    struct TrustReloadTests {
        private static let san = "URI:spiffe://test/agency/good"

        @Test func aRevocationReachesConnectionsThatAreOpen() async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: Self.san)
            let other = try await authority.issue("other", san: Self.san)
            try await ServerUnderTest.run(authority: authority) { server in
                let open = try Conversation(server.client(good))
                defer { open.end() }
                try open.say(ServerUnderTest.request(connection: "keep-alive"))
                #expect(try await open.hear("reached by agency/good"))
                try await authority.revoke(good)
                try await authority.publish()
                // The watch finds the change by itself.
                try await Polling.wait { server.log.holds("trust replaced", "generation=2") }
                try open.say(ServerUnderTest.request(connection: "keep-alive"))
                #expect(try await open.hear("\"code\":\"certificate-revoked\""), "\(open.heard)")
                #expect(server.reached == 1)
                let later = try await server.curl(other)
                #expect(later.contains("reached by agency/good"), "\(later)")
            }
        }

        /// What is wrong with a revocation list.
        enum Flaw: String, CaseIterable, Sendable {
            case empty, missing, truncated, stranger, forged, older, stale
        }

        @Test(arguments: Flaw.allCases)
        func aBadRevocationListIsRefusedAndTheOldOneKept(_ flaw: Flaw) async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: Self.san)
            let revoked = try await authority.issue("revoked", san: Self.san)
            try await authority.publish(
                to: "older.pem", validity: ("20250101000000Z", "20900101000000Z"))
            try await authority.revoke(revoked)
            try await authority.publish()
            let list = try authority.read("crl.pem")
            try await ServerUnderTest.run(authority: authority) { server in
                switch flaw {
                case .empty: try authority.write("crl.pem", "")
                case .missing: try FileManager.default.removeItem(atPath: authority.revocationList)
                case .truncated: try authority.write("crl.pem", String(list.prefix(200)))
                case .stranger:
                    try authority.write(
                        "crl.pem", await TestAuthority.make("Other CA").read("crl.pem"))
                case .forged:
                    // The same name, another key.
                    try authority.write("crl.pem", await TestAuthority.make().read("crl.pem"))
                case .older: try authority.write("crl.pem", authority.read("older.pem"))
                case .stale:
                    let (start, end) = (
                        TestAuthority.stamp(secondsFromNow: 0),
                        TestAuthority.stamp(secondsFromNow: 1)
                    )
                    try await authority.publish(validity: (start, end))
                    server.advance(seconds: 5)
                }
                guard case .refused(let fault) = server.trust.reload(always: true) else {
                    Issue.record("the list was taken")
                    return
                }
                #expect(fault.file == authority.revocationList)
                #expect(server.log.holds("trust refused", "crl.pem", "reason="))
                #expect(try await server.curl(good).contains("reached by agency/good"))
                let reached = server.reached
                #expect(!(try await server.ask(revoked)).contains("HTTP/1.1"))
                #expect(server.reached == reached)
            }
        }

        @Test func aNewServerCertificateIsShown() async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: Self.san)
            // The watch must not look while certificate and key happen to fit.
            try await ServerUnderTest.run(authority: authority, trustInterval: .seconds(600)) {
                server in
                let before = try await Self.serial(server.ask(good))
                let key = try authority.read("server.key.pem")
                _ = try await authority.issue(
                    "server", san: "DNS:localhost,IP:127.0.0.1", profile: "server")
                let newKey = try authority.read("server.key.pem")
                // Certificate and key change one after the other: in between they do not fit.
                try authority.write("server.key.pem", key)
                guard case .refused = server.trust.reload(always: true) else {
                    Issue.record("a certificate with another's key was taken")
                    return
                }
                #expect(try await Self.serial(server.ask(good)) == before)
                try authority.write("server.key.pem", newKey)
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: authority.folder + "/server.key.pem")
                #expect(server.trust.reload(always: true) == .replaced)
                let after = try await Self.serial(server.ask(good))
                #expect(after != before)
                #expect(after != "none")
            }
        }

        @Test func aKeyThatOthersMayReadIsRefusedAtStart() async throws {
            let authority = try await TestAuthority.make()
            let server = try await authority.issue(
                "server", san: "DNS:localhost", profile: "server")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644], ofItemAtPath: server.key)
            let files = TrustFiles(
                certificate: server.certificate, privateKey: server.key,
                authorities: authority.certificate, revocationLists: authority.revocationList)
            let fault = #expect(throws: TrustFault.self) {
                try TrustState(files: files, logger: LogCollector().logger)
            }
            #expect(fault?.reason.contains("chmod 600") == true)
        }

        private static func serial(_ answer: String) throws -> String {
            let start = try #require(answer.range(of: "-----BEGIN CERTIFICATE-----"))
            let end = try #require(answer.range(of: "-----END CERTIFICATE-----"))
            return String(answer[start.upperBound..<end.lowerBound])
        }
    }
}

import Foundation
import GatewayServer
import Testing

extension ServerTests {
    @Suite("A resumed session opens nothing to a holder who has been shut out meanwhile")
    struct ResumedSessionTests {
        private static let san = "URI:spiffe://test/agency/good"

        /// Saves a session and hands its file on.
        private static func session(
            _ server: ServerUnderTest, _ good: TestCredentials
        ) async throws -> String {
            let file = server.authority.folder + "/session.pem"
            let first = try await server.ask(good, "-sess_out", file)
            #expect(first.contains("reached by agency/good"), "\(first)")
            #expect(FileManager.default.fileExists(atPath: file))
            return file
        }

        @Test(arguments: [true, false])
        func revoked(isCertificateShown: Bool) async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: Self.san)
            try await ServerUnderTest.run(authority: authority) { server in
                let session = try await Self.session(server, good)
                try await authority.revoke(good)
                try await authority.publish()
                #expect(server.trust.reload(always: true) == .replaced)
                let answer = try await server.ask(
                    isCertificateShown ? good : nil, "-sess_in", session)
                #expect(!answer.contains("HTTP/1.1"), "\(answer)")
                #expect(
                    !answer.contains("Reused"), "no session outlives the trust it was made under")
                #expect(server.reached == 1)
                let reason =
                    isCertificateShown ? "certificate-revoked" : "PEER_DID_NOT_RETURN_A_CERTIFICATE"
                #expect(server.log.holds("handshake refused", reason))
            }
        }

        @Test func revokedAfterTheSessionWasResumed() async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: Self.san)
            try await ServerUnderTest.run(authority: authority) { server in
                let session = try await Self.session(server, good)
                let resumed = try Conversation(server.client(nil, "-sess_in", session))
                defer { resumed.end() }
                try #require(try await resumed.hear("Reused, TLSv1.3"))
                try resumed.say(ServerUnderTest.request(connection: "keep-alive"))
                #expect(try await resumed.hear("reached by agency/good"), "\(resumed.heard)")
                try await authority.revoke(good)
                try await authority.publish()
                #expect(server.trust.reload(always: true) == .replaced)
                try resumed.say(ServerUnderTest.request(connection: "close"))
                #expect(
                    try await resumed.hear("\"code\":\"certificate-revoked\""), "\(resumed.heard)")
                #expect(resumed.heard.contains("HTTP/1.1 401"))
                #expect(server.reached == 2)
                #expect(server.log.holds("request refused", "certificate-revoked"))
            }
        }

        @Test(arguments: ["struck off", "expired"])
        func withoutACertificate(_ change: String) async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: Self.san)
            try await authority.publish(validity: ("20200101000000Z", "20900101000000Z"))
            try await ServerUnderTest.run(authority: authority) { server in
                let session = try await Self.session(server, good)
                let code: String
                if change == "expired" {
                    server.advance(seconds: 31 * 86_400)
                    code = "certificate-expired"
                } else {
                    server.strike("spiffe://test/agency/good")
                    code = "holder-unregistered"
                }
                let answer = try await server.ask(nil, "-sess_in", session)
                #expect(answer.contains("Reused, TLSv1.3"), "\(answer)")
                #expect(answer.contains("\"code\":\"\(code)\""), "\(answer)")
                #expect(server.reached == 1)
                #expect(server.log.holds("request refused", code))
            }
        }
    }
}

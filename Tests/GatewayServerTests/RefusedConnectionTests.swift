import Testing

extension ServerTests {
    @Suite("Nobody without a good certificate reaches a handler")
    struct RefusedConnectionTests {
        /// Why a connection is refused, and what the log says of it.
        enum Reason: String, CaseIterable, Sendable {
            case noCertificate, wrongAuthority, expired, notYetValid, revoked, wrongPurpose, oldTLS

            var logged: [String] {
                switch self {
                case .noCertificate: ["PEER_DID_NOT_RETURN_A_CERTIFICATE"]
                case .wrongAuthority: ["certificate-untrusted", "fingerprint="]
                case .expired:
                    ["certificate-expired", "holder=spiffe://test/agency/good", "serial="]
                case .notYetValid: ["certificate-untrusted", "not-yet-valid"]
                case .revoked: ["certificate-revoked", "serial="]
                case .wrongPurpose: ["certificate-untrusted", "wrong-purpose"]
                case .oldTLS: ["UNSUPPORTED_PROTOCOL"]
                }
            }
        }

        @Test(arguments: Reason.allCases)
        func refusesInTheHandshake(_ reason: Reason) async throws {
            let authority = try await TestAuthority.make()
            let credentials = try await Self.credentials(for: reason, authority)
            try await ServerUnderTest.run(authority: authority) { server in
                let answer =
                    reason == .oldTLS
                    ? try await server.ask(credentials, "-tls1_2")
                    : try await server.ask(credentials)
                #expect(!answer.contains("HTTP/1.1"), "\(answer)")
                #expect(answer.contains("alert"), "\(answer)")
                #expect(server.reached == 0)
                let line = server.log.lines.first { $0.hasPrefix("handshake refused") } ?? "nothing"
                for text in reason.logged { #expect(line.contains(text), "\(line)") }
                #expect(server.log.lines.filter { $0.hasPrefix("handshake refused") }.count == 1)
            }
        }

        private static func credentials(
            for reason: Reason, _ authority: TestAuthority
        ) async throws -> TestCredentials? {
            let san = "URI:spiffe://test/agency/good"
            switch reason {
            case .noCertificate: return nil
            case .oldTLS: return try await authority.issue("client", san: san)
            case .wrongAuthority:
                return try await TestAuthority.make().issue("client", san: san)
            case .expired:
                return try await authority.issue(
                    "client", san: san, validity: ("20200101000000Z", "20200201000000Z"))
            case .notYetValid:
                return try await authority.issue(
                    "client", san: san, validity: ("20900101000000Z", "20900201000000Z"))
            case .revoked:
                let credentials = try await authority.issue("client", san: san)
                try await authority.revoke(credentials)
                try await authority.publish()
                return credentials
            case .wrongPurpose:
                return try await authority.issue("client", san: san, profile: "server")
            }
        }

        @Test func refusesEverybodyWhileTheRevocationListIsStale() async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: "URI:spiffe://test/agency/good")
            try await authority.publish(validity: ("20200101000000Z", "20200201000000Z"))
            try await ServerUnderTest.run(authority: authority) { server in
                let answer = try await server.ask(good)
                #expect(!answer.contains("HTTP/1.1"))
                #expect(server.reached == 0)
                #expect(server.log.holds("handshake refused", "revocation-stale"))
                #expect(server.log.holds("revocation list stale"))
            }
        }

        @Test func endsAConnectionThatNeverShakesHands() async throws {
            let authority = try await TestAuthority.make()
            try await ServerUnderTest.run(authority: authority, handshakeSecondsMax: 1) {
                server in
                let silent = "exec 3<>/dev/tcp/127.0.0.1/\(server.port); cat <&3"
                let outcome = try await Command.run(["timeout", "10", "bash", "-c", silent])
                #expect(outcome.status == 0, "the server closed it")
                #expect(server.log.holds("handshake refused", "no handshake within 1 s"))
            }
        }

        @Test(
            arguments: [
                ("URI:spiffe://test/agency/stranger", "403", "holder-unregistered"),
                ("DNS:no.uri.example", "401", "certificate-untrusted"),
                (
                    "URI:spiffe://test/agency/good,URI:spiffe://test/agency/other", "401",
                    "certificate-untrusted"
                ),
            ])
        func refusesAValidCertificateOfNoHolder(
            _ san: String, _ status: String, _ code: String
        ) async throws {
            let authority = try await TestAuthority.make()
            let stranger = try await authority.issue("client", san: san)
            try await ServerUnderTest.run(authority: authority) { server in
                let answer = try await server.ask(stranger)
                #expect(answer.contains("HTTP/1.1 \(status)"), "\(answer)")
                #expect(answer.contains("application/problem+json"))
                #expect(answer.contains("\"code\":\"\(code)\""))
                #expect(server.reached == 0)
                #expect(server.log.holds("request refused", code, "serial=", "fingerprint="))
                let unknown = try await server.curl(stranger, "/no/such/route")
                #expect(unknown.contains(code), "an unknown route tells a stranger nothing")
            }
        }
    }
}

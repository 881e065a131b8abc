import Testing

extension ServerTests {
    @Suite("A registered holder's certificate opens the routes")
    struct AdmittedConnectionTests {
        @Test func overBothVersionsOfHTTP() async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: "URI:spiffe://test/agency/good")
            try await ServerUnderTest.run(authority: authority) { server in
                let first = try await server.ask(good)
                #expect(first.contains("HTTP/1.1 200"), "\(first)")
                #expect(first.contains("reached by agency/good"))
                #expect(first.contains("TLSv1.3"))
                let second = try await server.curl(good, "--http2")
                #expect(second.hasSuffix("reached by agency/good\n200 HTTP/2"), "\(second)")
                let third = try await server.curl(good, "--http1.1")
                #expect(third.hasSuffix("200 HTTP/1.1"), "\(third)")
                #expect(server.reached == 3)
                #expect(
                    server.log.holds(
                        "request holder=agency/good", "method=GET", "route=/probe", "status=200"))
            }
        }

        @Test func andProblemsAnswerWhatIsWrong() async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: "URI:spiffe://test/agency/good")
            try await ServerUnderTest.run(authority: authority) { server in
                let unknown = try await server.curl(good, "/nowhere?name=Secret")
                #expect(unknown.contains("\"code\":\"route-unknown\""), "\(unknown)")
                #expect(unknown.hasSuffix("404 HTTP/2"))
                let method = try await server.curl(good, "-X", "DELETE", "-i", "--http1.1")
                #expect(
                    method.contains("allow: GET, HEAD, POST, PUT") || method.contains("Allow: GET"))
                #expect(method.hasSuffix("405 HTTP/1.1"))
                let long = String(repeating: "x", count: 40_000)
                let header = try await server.curl(good, "--http1.1", "-H", "X-Long: \(long)")
                #expect(header.hasSuffix("400 HTTP/1.1"), "\(header)")
                #expect(!server.log.lines.contains { $0.contains("Secret") })
                #expect(server.reached == 0)
            }
        }

        @Test func andALargeBodyIsAskedForAndARefusedOneIsNot() async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: "URI:spiffe://test/agency/good")
            try authority.write("body", String(repeating: "0123456789abcdef", count: 1 << 18))
            try await ServerUnderTest.run(authority: authority) { server in
                let body = "@\(authority.folder)/body"
                for version in ["--http1.1", "--http2"] {
                    let taken = try await server.curl(
                        good, version, "-X", "POST", "-H", "Expect: 100-continue",
                        "--expect100-timeout", "15", "--data-binary", body)
                    #expect(taken.hasPrefix("4194304\n200"), "\(taken)")
                    let refused = try await server.curl(
                        good, version, "-X", "PUT", "--data-binary", body)
                    #expect(refused.contains("field-invalid"), "\(refused)")
                }
            }
        }

        @Test func untilTooManyConnectionsAreOpen() async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: "URI:spiffe://test/agency/good")
            try await ServerUnderTest.run(authority: authority, connectionsMax: 1) { server in
                let first = try Conversation(server.client(good))
                defer { first.end() }
                try first.say(ServerUnderTest.request(connection: "keep-alive"))
                #expect(try await first.hear("reached by"))
                let second = try await server.ask(good)
                #expect(!second.contains("HTTP/1.1"))
                #expect(server.reached == 1)
                #expect(server.log.holds("connection refused", "too many connections"))
            }
        }
    }
}

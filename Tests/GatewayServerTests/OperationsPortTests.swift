import Testing

extension ServerTests {
    @Suite("The operations port tells how the gateway is")
    struct OperationsPortTests {
        @Test func inHealthAndFigures() async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: "URI:spiffe://test/agency/good")
            try await ServerUnderTest.run(authority: authority) { server in
                _ = try await server.curl(good)
                _ = try await server.ask(nil)
                let base = "http://127.0.0.1:\(server.operationsPort)"
                let live = try await Command.run(["curl", "-sS", base + "/health/live"]).output
                #expect(live == #"{"status":"live"}"#)
                let ready = try await Command.run(["curl", "-sS", base + "/health/ready"]).output
                #expect(ready == #"{"status":"ready","hindrances":[]}"#)
                let text = try await Command.run(["curl", "-sS", base + "/metrics"]).output
                for line in [
                    #"svd_http_requests_total{method="GET",route="/probe",status="200"} 1"#,
                    #"svd_handshake_failures_total{code="tls"} 1"#, #"svd_test_total{a="b"} 7"#,
                    "# TYPE svd_http_request_seconds histogram",
                    #"svd_http_request_seconds_bucket{route="/probe",le="+Inf"} 1"#,
                ] { #expect(text.contains(line + "\n"), "\(text)") }
                server.advance(seconds: 40 * 86_400)
                let stale = try await Command.run(
                    ["curl", "-sS", "-w", "%{http_code}", base + "/health/ready"]
                ).output
                #expect(stale.contains("revocation-stale"))
                #expect(stale.hasSuffix("503"))
            }
        }
    }
}

import Foundation
import Testing

extension ServerTests {
    @Suite("The server heeds the signals of its operator")
    struct ServiceLifeTests {
        private static let san = "URI:spiffe://test/agency/good"

        @Test(arguments: ["--http1.1", "--http2"])
        func requestsUnderWayAreAnsweredBeforeItStops(_ version: String) async throws {
            let authority = try await TestAuthority.make()
            let good = try await authority.issue("client", san: Self.san)
            try await ServerUnderTest.run(authority: authority) { server in
                async let answer = server.curl(good, version, "/slow")
                try await Polling.wait { server.reached == 1 }
                await server.stop()
                let text = try await answer
                #expect(text.hasPrefix("slowly\n200"), "\(text)")
                let late = try await server.curl(good)
                #expect(late.contains("curl: ("), "\(late)")
                #expect(server.reached == 1)
            }
        }

        @Test func hangUpReadsTheTrustFilesAgain() async throws {
            let authority = try await TestAuthority.make()
            try await ServerUnderTest.run(
                authority: authority, trustInterval: .seconds(600)
            ) { server in
                // Before that the signal would end the process.
                try await Polling.wait { server.log.holds("trust files watched") }
                try await Polling.wait {
                    kill(getpid(), SIGHUP)
                    return server.log.holds("trust replaced", "generation=2")
                }
            }
        }
    }
}

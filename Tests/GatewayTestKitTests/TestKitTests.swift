import Foundation
import GatewayTestKit
import Testing

@Suite("The test kit's surroundings are what it says")
struct TestKitTests {
    @Test("a program's output, errors, input and exit status are kept apart")
    func command() async throws {
        let shell = try #require(Project.systemProgram("sh"))
        let result = try await Command.run(
            shell, ["-c", "cat; echo \"$WORD\" >&2; exit 3"], input: "in",
            environment: ["WORD": "said"])
        #expect(result.status == 3)
        #expect(result.output == "in")
        #expect(result.errors == "said\n")
    }

    @Test("a program that does not end is ended")
    func endless() async throws {
        let shell = try #require(Project.systemProgram("sh"))
        await #expect(throws: TestFault.self) {
            _ = try await Command.run(
                shell, ["-c", "exec sleep 600"], within: .milliseconds(200))
        }
    }

    @Test("a signal is told from an exit status")
    func signal() async throws {
        let shell = try #require(Project.systemProgram("sh"))
        let result = try await Command.run(shell, ["-c", "kill -9 $$"])
        #expect(result.status == 137)
    }

    @Test("a temporary folder goes when its owner goes")
    func folder() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let url = try #require(try folder?.write("text", to: "a/b.txt"))
        #expect(FileManager.default.fileExists(atPath: url.path))
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: url.path))
    }

    @Test("openssl takes the good certificates and refuses the bad ones, each for its own reason")
    func certificates() async throws {
        let openssl = try #require(Project.systemProgram("openssl"))
        let certificates = try await TestCertificates()
        try await certificates.makeBad(as: "agency/norfolk-pcc")
        func verdict(_ holder: String, crl: String = "crl.pem") async throws -> String {
            let folder = certificates.url.path
            let result = try await Command.run(
                openssl,
                [
                    "verify", "-CAfile", folder + "/ca.pem", "-CRLfile", folder + "/" + crl,
                    "-crl_check_all", "-x509_strict", "-purpose", "sslclient",
                    folder + "/" + holder + "/certificate.pem",
                ])
            return result.status == 0 ? "OK" : result.errors
        }
        #expect(try await verdict("agency/norfolk-pcc") == "OK")
        #expect(try await verdict("person/operator") == "OK")
        #expect(try await verdict("bad/expired").contains("has expired"))
        #expect(try await verdict("bad/not-yet-valid").contains("not yet valid"))
        #expect(try await verdict("bad/wrong-purpose").contains("unsuitable certificate purpose"))
        #expect(try await verdict("bad/other-authority").contains("unable to get local issuer"))
        #expect(try await verdict("bad/self-signed") != "OK")
        let stale = try await verdict("agency/norfolk-pcc", crl: "bad/stale-crl.pem")
        #expect(stale.contains("CRL has expired"))
        try await certificates.revoke("agency/norfolk-pcc")
        #expect(try await verdict("agency/norfolk-pcc").contains("certificate revoked"))
        #expect(try await verdict("agency/norfolk-fire") == "OK")
    }

    @Test("keys can be read by their owner alone")
    func modes() async throws {
        let certificates = try await TestCertificates()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: certificates.url.path)
        let keys = paths.filter { $0.hasSuffix("key.pem") }
        #expect(keys.count == 14)
        for key in keys {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: certificates.url.appending(path: key).path)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(key)")
        }
    }

    @Test("a gateway starts, answers a registered holder alone, is killed, starts again and stops")
    func gateway() async throws {
        let certificates = try await TestCertificates()
        try await certificates.makeBad(as: "agency/norfolk-fire")
        let gateway = try await TestGateway(certificates: certificates)
        try await gateway.start()
        let first = gateway.ports
        #expect(first.exchange > 0 && first.operations > 0)
        #expect(try await gateway.isReady())
        #expect(try await gateway.svd(as: "agency/norfolk-fire", ["due"]).status == 0)
        #expect(try await gateway.svd(as: "bad/expired", ["due"]).status != 0)
        gateway.kill()
        #expect(gateway.processIdentifier == nil)
        try await gateway.start()
        #expect(try await gateway.svd(as: "agency/norfolk-fire", ["due"]).status == 0)
        try await certificates.revoke("agency/norfolk-fire")
        try gateway.install("crl.pem")
        _ = try await Polling.until("refused after revocation") {
            let result = try await gateway.svd(as: "agency/norfolk-fire", ["due"])
            return result.status == 0 ? nil : true
        }
        #expect(try await gateway.stop() == 0)
        #expect(gateway.log.contains("certificate-revoked"))
    }
}

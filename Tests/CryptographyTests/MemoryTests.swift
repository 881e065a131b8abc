import Cryptography
import Foundation
import Testing

@Suite("No libcrypto object outlives its owner")
struct MemoryTests {
    /// Resident bytes of this process. Source: proc(5), statm.
    private static func residentBytes() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4096
    }

    private static let growthMax = 256 * 1024

    /// Other tests run in the same process meanwhile, so that a round may grow by their doing; a
    /// leak of 512 bytes grows every round beyond the limit.
    private func leastGrowth(_ work: () throws -> Void) throws -> Int {
        try work()
        var least = Int.max
        for _ in 0..<24 {
            let before = try Self.residentBytes()
            try work()
            least = min(least, try Self.residentBytes() - before)
            if least < Self.growthMax { break }
        }
        return least
    }

    @Test("Signing and verifying 2,000 times takes no more memory than once")
    func signAndVerify() throws {
        let key = try ECPrivateKey()
        let receipt = try Certificate.selfSigned(
            key: key, commonName: "receipts", uris: [], notBefore: 1_577_836_800,
            notAfter: 2_208_988_800)
        let checkpoint = try Ed25519PrivateKey()
        let content = [UInt8](repeating: 0x41, count: 512)
        let growth = try leastGrowth {
            for _ in 0..<500 {
                let signature = try CMSSignature.signDetached(
                    content, certificate: receipt, key: key)
                _ = try CMSSignature.verifyDetached(
                    signature, content: content, authorities: [receipt], at: nil)
                let note = try checkpoint.signature(for: content)
                #expect(checkpoint.publicKey.isValid(signature: note, for: content))
            }
        }
        #expect(growth < Self.growthMax)
    }

    @Test("Failing 2,000 times takes no more memory than once")
    func failing() throws {
        let pki = try ExamplePKI.shared.get()
        let store = try TrustStore(
            authorities: [pki.certificate("root")],
            revocationLists: [pki.revocationList("root"), pki.revocationList("sub")])
        let good = try pki.certificate("good")
        let sub = try pki.certificate("sub")
        let revoked = try pki.certificate("revoked")
        let pem = try ECPrivateKey().pem
        let growth = try leastGrowth {
            for _ in 0..<500 {
                try store.verifyClient(leaf: good, intermediates: [sub], at: ExamplePKI.now)
                try? store.verifyClient(leaf: revoked, intermediates: [sub], at: ExamplePKI.now)
                _ = try? Certificate(der: good.der + [0])
                _ = try? Certificate.list(pem: good.pem + Array(sub.pem.dropLast(30)))
                _ = try? Ed25519PrivateKey(pem: pem)
                _ = try? CMSSignature.verifyDetached(
                    good.der, content: [], authorities: [good], at: nil)
                _ = try? CertificateSigningRequest(pem: pem)
            }
        }
        #expect(growth < Self.growthMax)
    }
}

import Cryptography
import Testing

@Suite("A client's path is taken or refused for its own reason")
struct TrustStoreTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let leaf: String
        var sent = ["sub"]
        var trusted = ["root"]
        var lists = ["root", "sub"]
        var at = ExamplePKI.now
        let expected: PathError.Reason?
        var testDescription: String {
            "\(leaf) with \(sent), \(lists): \(expected?.rawValue ?? "taken")"
        }
    }

    static let cases: [Case] = [
        Case(leaf: "good", expected: nil),
        Case(leaf: "good", sent: ["sub", "other", "oldsub"], expected: nil),
        Case(leaf: "good", sent: [], trusted: ["root", "sub"], expected: nil),
        Case(leaf: "direct", sent: [], lists: ["root"], expected: nil),
        Case(leaf: "good", lists: ["root", "stale", "sub"], expected: nil),
        Case(leaf: "good", sent: [], expected: .untrusted),
        Case(leaf: "good", trusted: ["other"], expected: .untrusted),
        Case(leaf: "stranger", sent: ["other"], expected: .untrusted),
        Case(leaf: "good", trusted: ["sub"], lists: ["sub"], expected: .untrusted),
        Case(leaf: "underleaf", sent: ["good", "sub"], expected: .untrusted),
        Case(
            leaf: "underplain", sent: ["plainsub"], lists: ["root", "plainsub"],
            expected: .untrusted),
        Case(leaf: "weak", expected: .untrusted),
        Case(leaf: "expired", expected: .expired),
        Case(leaf: "future", expected: .notYetValid),
        Case(leaf: "good", lists: ["root", "sub"], at: 2_300_000_000, expected: .revocationStale),
        Case(leaf: "revoked", expected: .revoked),
        Case(
            leaf: "underold", sent: ["oldsub"], lists: ["root", "oldsub"], expected: .revoked),
        Case(leaf: "good", lists: ["root", "stale"], expected: .revocationStale),
        Case(leaf: "revoked", lists: ["root", "stale"], expected: .revocationStale),
        Case(leaf: "good", lists: ["root", "early"], expected: .revocationStale),
        Case(leaf: "good", lists: ["root"], expected: .revocationMissing),
        Case(leaf: "good", lists: ["sub"], expected: .revocationMissing),
        Case(leaf: "good", lists: [], expected: .revocationMissing),
        Case(leaf: "server", expected: .wrongPurpose),
        Case(leaf: "nousage", expected: .wrongPurpose),
        Case(leaf: "sub", sent: [], lists: ["root"], expected: .wrongPurpose),
    ]

    @Test("Each kind of path", arguments: cases)
    func path(_ one: Case) throws {
        let pki = try ExamplePKI.shared.get()
        let store = try TrustStore(
            authorities: one.trusted.map(pki.certificate),
            revocationLists: one.lists.map(pki.revocationList))
        let leaf = try pki.certificate(one.leaf)
        let sent = try one.sent.map(pki.certificate)
        var refusal: PathError?
        do throws(PathError) {
            try store.verifyClient(leaf: leaf, intermediates: sent, at: one.at)
        } catch {
            refusal = error
        }
        #expect(refusal?.reason == one.expected, "\(refusal?.description ?? "taken")")
    }

    @Test("Validity ends with the second after notAfter")
    func validityBounds() throws {
        let pki = try ExamplePKI.shared.get()
        let store = try TrustStore(
            authorities: [pki.certificate("root")],
            revocationLists: [pki.revocationList("root"), pki.revocationList("sub")])
        let sent = [try pki.certificate("sub")]
        let good = try pki.certificate("good")
        let list = try pki.revocationList("sub")
        try store.verifyClient(leaf: good, intermediates: sent, at: list.thisUpdate)
        try store.verifyClient(leaf: good, intermediates: sent, at: list.nextUpdate - 1)
        #expect(throws: PathError.self) {
            try store.verifyClient(leaf: good, intermediates: sent, at: list.thisUpdate - 1)
        }
        #expect(throws: PathError.self) {
            try store.verifyClient(leaf: good, intermediates: sent, at: list.nextUpdate + 1)
        }
    }

    @Test("A store without an authority, with a client as one, or with a forged list is not made")
    func refusedStores() throws {
        let pki = try ExamplePKI.shared.get()
        let root = try pki.certificate("root")
        #expect(throws: CryptographyError.self) {
            try TrustStore(authorities: [], revocationLists: [])
        }
        #expect(throws: CryptographyError.self) {
            try TrustStore(authorities: [root, pki.certificate("good")], revocationLists: [])
        }
        let openssl = try OpenSSLCommand()
        try openssl.write(pki.pem("root.crl"), to: "root.crl")
        try openssl.must("crl -in root.crl -outform DER -out root.der")
        var der = try openssl.read("root.der")
        der[der.count - 5] ^= 1
        let forged = try RevocationList(der: der)
        let error = #expect(throws: CryptographyError.self) {
            try TrustStore(authorities: [root], revocationLists: [forged])
        }
        #expect(error?.reason.isEmpty == false)
        let weak = try pki.revocationList("sha1")
        #expect(throws: CryptographyError.self) {
            try TrustStore(authorities: [root, pki.certificate("sub")], revocationLists: [weak])
        }
    }

    @Test("Many threads may ask one store at once")
    func manyThreads() async throws {
        let pki = try ExamplePKI.shared.get()
        let store = try TrustStore(
            authorities: [pki.certificate("root")],
            revocationLists: [pki.revocationList("root"), pki.revocationList("sub")])
        let sub = try pki.certificate("sub")
        let good = try pki.certificate("good")
        let revoked = try pki.certificate("revoked")
        let answers = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var right = 0
                    for _ in 0..<100 {
                        do throws(PathError) {
                            try store.verifyClient(
                                leaf: good, intermediates: [sub], at: ExamplePKI.now)
                            right += 1
                            try store.verifyClient(
                                leaf: revoked, intermediates: [sub], at: ExamplePKI.now)
                        } catch {
                            if error.reason == .revoked { right += 1 }
                        }
                    }
                    return right
                }
            }
            return await group.reduce(0, +)
        }
        #expect(answers == 1600)
    }
}

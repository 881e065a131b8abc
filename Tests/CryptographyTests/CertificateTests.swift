import Cryptography
import Testing

@Suite("Certificates, lists and requests read as stock openssl reads them")
struct CertificateTests {
    @Test("Every part of a certificate")
    func parts() throws {
        let pki = try ExamplePKI.shared.get()
        let good = try pki.certificate("good")
        let openssl = try OpenSSLCommand()
        try openssl.write(pki.pem("good.pem"), to: "good.pem")
        let text = try openssl.must(
            "x509 -in good.pem -noout -serial -fingerprint -sha256 -subject -issuer"
                + " -nameopt RFC2253")
        #expect(text.contains("serial=\(good.serialHex)\n"))
        let digits = text.replacing(":", with: "").lowercased()
        #expect(digits.contains(hex(good.sha256)))
        #expect(text.contains("subject=\(good.subjectName)\n"))
        #expect(text.contains("issuer=\(good.issuerName)\n"))
        #expect(good.subjectName == "CN=good,O=Example")
        #expect(good.commonName == "good")
        #expect(good.alternativeURIs == ["spiffe://svd.example/agency/norwich", "urn:a:b"])
        #expect(good.notBefore == 1_577_836_800)
        #expect(good.notAfter == 2_208_988_800)
        #expect(good.namesClientAuthentication)
        #expect(!good.isAuthority)
        #expect(try Certificate(der: good.der).sha256 == good.sha256)
        #expect(try Certificate(pem: good.pem).der == good.der)
        #expect(good.pem == pki.pem("good.pem"))
        #expect(try pki.certificate("root").isAuthority)
        #expect(try pki.certificate("root").alternativeURIs.isEmpty)
    }

    @Test("A list of certificates keeps its order; a damaged one is refused")
    func lists() throws {
        let pki = try ExamplePKI.shared.get()
        let text = Array("about\n".utf8) + pki.pem("good.pem") + pki.pem("sub.pem")
        #expect(try Certificate.list(pem: text).map(\.commonName) == ["good", "sub"])
        #expect(throws: CryptographyError.self) { try Certificate.list(pem: []) }
        #expect(throws: CryptographyError.self) {
            try Certificate.list(pem: Array(text.dropLast(40)))
        }
        var damaged = text
        damaged[damaged.count - 200] = 0x21
        #expect(throws: CryptographyError.self) { try Certificate.list(pem: damaged) }
    }

    @Test("Bytes that are no certificate, or more than one, are refused")
    func damaged() throws {
        let der = try ExamplePKI.shared.get().certificate("good").der
        #expect(throws: CryptographyError.self) { try Certificate(der: []) }
        #expect(throws: CryptographyError.self) { try Certificate(der: der + [0]) }
        #expect(throws: CryptographyError.self) { try Certificate(der: Array(der.dropLast())) }
        let error = #expect(throws: CryptographyError.self) { try Certificate(der: [0x30, 0x80]) }
        #expect(error?.operation == "reading a certificate")
        #expect(error?.reason.isEmpty == false)
    }

    @Test("No flipped bit in a certificate goes unseen")
    func flippedBits() throws {
        let pki = try ExamplePKI.shared.get()
        let store = try TrustStore(
            authorities: [pki.certificate("root")],
            revocationLists: [pki.revocationList("root"), pki.revocationList("sub")])
        let sent = [try pki.certificate("sub")]
        let der = try pki.certificate("good").der
        for place in der.indices {
            var wrong = der
            wrong[place] ^= UInt8(1 << (place % 8))
            guard let leaf = try? Certificate(der: wrong) else { continue }
            #expect(throws: PathError.self, "byte \(place)") {
                try store.verifyClient(leaf: leaf, intermediates: sent, at: ExamplePKI.now)
            }
        }
    }

    @Test("An encrypted PEM block is refused without asking for a passphrase")
    func encryptedBlock() throws {
        let text = String(
            decoding: try ExamplePKI.shared.get().pem("good.pem"), as: UTF8.self)
        let header =
            "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123456789ABCDEF0123456789ABCDEF\n\n"
        let label = "-----BEGIN CERTIFICATE-----\n"
        let encrypted = Array(text.replacing(label, with: label + header).utf8)
        #expect(throws: CryptographyError.self) { try Certificate(pem: encrypted) }
        #expect(throws: CryptographyError.self) { try Certificate.list(pem: encrypted) }
    }

    @Test("Every part of a revocation list")
    func revocationList() throws {
        let pki = try ExamplePKI.shared.get()
        let list = try pki.revocationList("sub")
        #expect(list.issuerName == "CN=sub,O=Example")
        #expect(list.thisUpdate == 1_777_593_600)
        #expect(list.nextUpdate == 1_782_864_000)
        #expect(list.number == "0F")
        let both = pki.pem("sub.crl") + pki.pem("root.crl")
        #expect(try RevocationList.list(pem: both).count == 2)
        #expect(throws: CryptographyError.self) { try RevocationList.list(pem: []) }
        #expect(throws: CryptographyError.self) { try RevocationList(pem: pki.pem("sub.pem")) }
    }

    @Test("A request of ours is taken by openssl, and says what was asked")
    func request() throws {
        let key = try ECPrivateKey()
        let uri = "spiffe://svd.example/agency/a,b=c"
        let pem = try CertificateSigningRequest.make(
            key: key, commonName: "Norfolk, \"ICB\" é", uri: uri)
        let openssl = try OpenSSLCommand()
        try openssl.write(pem, to: "request.pem")
        let said = try openssl.must("req -in request.pem -verify -text -noout")
        #expect(said.contains("verify OK"))
        #expect(said.contains("URI:\(uri)"))
        #expect(said.contains("TLS Web Client Authentication"))
        let request = try CertificateSigningRequest(pem: pem)
        #expect(request.commonName == "Norfolk, \"ICB\" é")
        #expect(request.alternativeURIs == [uri])
    }

    @Test("A request that its key did not sign is refused; one of openssl is taken")
    func foreignRequests() throws {
        let openssl = try OpenSSLCommand()
        try openssl.must(
            "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k.pem"
                + " -subj /CN=theirs -addext subjectAltName=URI:urn:x:y -out r.pem")
        let theirs = try CertificateSigningRequest(pem: openssl.read("r.pem"))
        #expect(theirs.alternativeURIs == ["urn:x:y"])
        #expect(theirs.publicKeySHA256.count == 32)
        try openssl.must("req -in r.pem -outform DER -out r.der")
        var der = try openssl.read("r.der")
        der[der.count - 5] ^= 1
        try openssl.write(der, to: "r.der")
        _ = try openssl.run(
            "req -in r.der -inform DER -out bad.pem".split(separator: " ").map(String.init))
        #expect(throws: CryptographyError.self) {
            try CertificateSigningRequest(pem: openssl.read("bad.pem"))
        }
        #expect(throws: CryptographyError.self) { try CertificateSigningRequest(pem: []) }
    }

    @Test(
        "A name that would mean two things is not written",
        arguments: ["", "a b", "a\u{0}b", "a\nb", "é"])
    func badURI(_ uri: String) throws {
        let key = try ECPrivateKey()
        #expect(throws: CryptographyError.self) {
            try CertificateSigningRequest.make(key: key, commonName: "x", uri: uri)
        }
    }
}

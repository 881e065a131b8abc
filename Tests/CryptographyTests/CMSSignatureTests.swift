import Cryptography
import Testing

@Suite("A detached signature means the same to us and to stock openssl")
struct CMSSignatureTests {
    static let content = Array("{\"a\":1}\n\u{0}binary\r\n".utf8)
    let key: ECPrivateKey
    let receipt: Certificate

    init() throws {
        key = try ECPrivateKey()
        receipt = try Certificate.selfSigned(
            key: key, commonName: "gateway.svd.example receipts",
            uris: ["spiffe://svd.example/gateway"], notBefore: 1_577_836_800,
            notAfter: 2_208_988_800)
    }

    private static let verify =
        "cms -verify -binary -content receipt.json -inform DER -in receipt.p7s -CAfile ca.pem"
        + " -out /dev/null"

    @Test("Stock openssl takes ours with the self-signed certificate as CAfile")
    func stockVerifies() throws {
        let openssl = try OpenSSLCommand()
        let signature = try CMSSignature.signDetached(
            Self.content, certificate: receipt, key: key)
        try openssl.write(Self.content, to: "receipt.json")
        try openssl.write(signature, to: "receipt.p7s")
        try openssl.write(receipt.pem, to: "ca.pem")
        #expect(try openssl.must(Self.verify).contains("successful"))
        var flipped = Self.content
        flipped[3] ^= 1
        try openssl.write(flipped, to: "receipt.json")
        let refused = try openssl.run(Self.verify.split(separator: " ").map(String.init))
        #expect(refused.status != 0)
    }

    @Test("We take ours, and refuse it after one flipped bit anywhere that counts")
    func weVerify() throws {
        let signature = try CMSSignature.signDetached(
            Self.content, certificate: receipt, key: key, at: 1_780_272_000)
        let signer = try CMSSignature.verifyDetached(
            signature, content: Self.content, authorities: [receipt], at: 1_780_272_000)
        #expect(signer.sha256 == receipt.sha256)
        #expect(try CMSSignature.claimedSigningTime(signature) == 1_780_272_000)
        var flipped = Self.content
        flipped[0] ^= 1
        for content in [flipped, [], Self.content + [0x0A]] {
            #expect(throws: CryptographyError.self) {
                try CMSSignature.verifyDetached(
                    signature, content: content, authorities: [receipt], at: nil)
            }
        }
        for place in [signature.count - 1, signature.count - 40] {
            var wrong = signature
            wrong[place] ^= 1
            #expect(throws: CryptographyError.self) {
                try CMSSignature.verifyDetached(
                    wrong, content: Self.content, authorities: [receipt], at: nil)
            }
        }
    }

    @Test("No flipped bit in a signature brings in another signer or another time")
    func flippedBits() throws {
        let signature = try CMSSignature.signDetached(
            Self.content, certificate: receipt, key: key, at: 1_780_272_000)
        var taken = 0
        for place in signature.indices {
            var wrong = signature
            wrong[place] ^= UInt8(1 << (place % 8))
            let signer = try? CMSSignature.verifyDetached(
                wrong, content: Self.content, authorities: [receipt], at: nil)
            guard let signer else { continue }
            taken += 1
            #expect(signer.sha256 == receipt.sha256, "byte \(place)")
            #expect(try CMSSignature.claimedSigningTime(wrong) == 1_780_272_000)
        }
        // The versions, the string types of the signer's name and the name of the signature's
        // algorithm are neither signed nor used; stock openssl takes those flips as well.
        #expect(taken < 24, "\(taken) flips in unsigned parts were taken")
    }

    @Test("Bytes that are no signature are refused")
    func noSignature() throws {
        for bytes in [[], [0x30, 0x03], receipt.der] as [[UInt8]] {
            #expect(throws: CryptographyError.self) {
                try CMSSignature.verifyDetached(
                    bytes, content: Self.content, authorities: [receipt], at: nil)
            }
        }
    }

    @Test("A stranger's signature and one out of its certificate's time are refused")
    func untrusted() throws {
        let signature = try CMSSignature.signDetached(
            Self.content, certificate: receipt, key: key)
        let other = try Certificate.selfSigned(
            key: ECPrivateKey(), commonName: "other", uris: [], notBefore: 1_577_836_800,
            notAfter: 2_208_988_800)
        let error = #expect(throws: CryptographyError.self) {
            try CMSSignature.verifyDetached(
                signature, content: Self.content, authorities: [other], at: nil)
        }
        #expect(error?.reason.contains("certificate verify error") == true, "\(error as Any)")
        for time in [receipt.notBefore - 1, receipt.notAfter + 1] {
            #expect(throws: CryptographyError.self) {
                try CMSSignature.verifyDetached(
                    signature, content: Self.content, authorities: [receipt], at: time)
            }
        }
        #expect(throws: CryptographyError.self) {
            try CMSSignature.signDetached(Self.content, certificate: other, key: key)
        }
    }

    @Test("A certificate for TLS clients alone signs no receipt that anybody takes")
    func clientAuthAlone() throws {
        let pki = try ExamplePKI.shared.get()
        let signature = try CMSSignature.signDetached(
            Self.content, certificate: pki.certificate("good"),
            key: ECPrivateKey(pem: pki.pem("good.key")))
        let authorities = [try pki.certificate("root"), try pki.certificate("sub")]
        let error = #expect(throws: CryptographyError.self) {
            try CMSSignature.verifyDetached(
                signature, content: Self.content, authorities: authorities, at: nil)
        }
        #expect(error?.reason.contains("purpose") == true, "\(error?.reason ?? "")")
    }

    @Test("We take what openssl signs; not with SHA-1, nor with the content inside")
    func stockSigns() throws {
        let openssl = try OpenSSLCommand()
        try openssl.write(Self.content, to: "receipt.json")
        try openssl.write(receipt.pem, to: "signer.pem")
        try openssl.write(key.pem, to: "signer.key")
        let sign =
            "cms -sign -binary -in receipt.json -signer signer.pem -inkey signer.key"
            + " -outform DER -out theirs.p7s"
        try openssl.must(sign)
        let signer = try CMSSignature.verifyDetached(
            openssl.read("theirs.p7s"), content: Self.content, authorities: [receipt], at: nil)
        #expect(signer.der == receipt.der)
        for options in [" -md sha1", " -nodetach"] {
            try openssl.must(sign + options)
            let theirs = try openssl.read("theirs.p7s")
            #expect(throws: CryptographyError.self) {
                try CMSSignature.verifyDetached(
                    theirs, content: Self.content, authorities: [receipt], at: nil)
            }
        }
    }
}

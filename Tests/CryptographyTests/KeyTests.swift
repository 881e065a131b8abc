import Cryptography
import Testing

@Suite("Keys are those of the standards and of stock openssl")
struct KeyTests {
    // RFC 8032 §7.1: TEST 1, 2, 3 and SHA(abc).
    @Test(
        "Ed25519 of RFC 8032",
        arguments: [
            [
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                    + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ],
            [
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ],
            [
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                    + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            ],
            [
                "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
                "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                    + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
                "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
                    + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
            ],
        ])
    func ed25519(_ vector: [String]) throws {
        let key = try Ed25519PrivateKey(seed: bytes(hex: vector[0]))
        let message = bytes(hex: vector[2])
        #expect(hex(key.publicKey.rawBytes) == vector[1])
        let signature = try key.signature(for: message)
        #expect(hex(signature) == vector[3])
        let published = try Ed25519PublicKey(rawBytes: bytes(hex: vector[1]))
        #expect(published == key.publicKey)
        #expect(published.isValid(signature: signature, for: message))
        #expect(!published.isValid(signature: signature, for: message + [0]))
        for place in [0, 31, 32, 63] {
            var wrong = signature
            wrong[place] ^= 0x10
            #expect(!published.isValid(signature: wrong, for: message))
        }
        #expect(!published.isValid(signature: [], for: message))
        #expect(!published.isValid(signature: Array(signature.dropLast()), for: message))
    }

    @Test("A generated Ed25519 key comes back from its PEM, and openssl reads it")
    func ed25519PEM() throws {
        let key = try Ed25519PrivateKey()
        let again = try Ed25519PrivateKey(pem: key.pem)
        #expect(again.publicKey == key.publicKey)
        #expect(again.pem == key.pem)
        let openssl = try OpenSSLCommand()
        try openssl.write(key.pem, to: "key.pem")
        try openssl.must("pkey -in key.pem -noout -check")
        try openssl.must("genpkey -algorithm ed25519 -out theirs.pem")
        #expect(try Ed25519PrivateKey(pem: openssl.read("theirs.pem")).pem.count > 100)
    }

    @Test("A key of the wrong size is refused with its size", arguments: [0, 31, 33])
    func wrongSize(_ count: Int) {
        let error = #expect(throws: CryptographyError.self) {
            try Ed25519PrivateKey(seed: [UInt8](repeating: 1, count: count))
        }
        #expect(error?.reason == "it has \(count) bytes, not 32", "\(error?.reason ?? "")")
        #expect(throws: CryptographyError.self) {
            try Ed25519PublicKey(rawBytes: [UInt8](repeating: 1, count: count))
        }
    }

    @Test("A P-256 key comes back from its PEM, from PKCS #8 and from SEC 1")
    func p256() throws {
        let key = try ECPrivateKey()
        #expect(try ECPrivateKey(pem: key.pem).pem == key.pem)
        let openssl = try OpenSSLCommand()
        try openssl.write(key.pem, to: "key.pem")
        try openssl.must("ec -in key.pem -out sec1.pem")
        #expect(try ECPrivateKey(pem: openssl.read("sec1.pem")).pem == key.pem)
    }

    @Test(
        "Another kind of key, an encrypted one and no key at all are refused",
        arguments: [
            ("-algorithm EC -pkeyopt ec_paramgen_curve:P-384", "another curve"),
            ("-algorithm RSA -pkeyopt rsa_keygen_bits:2048", "another kind"),
            ("-algorithm ed25519", "another kind"),
            ("-algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes256 -pass pass:abcd", ""),
        ])
    func wrongKind(_ options: String, _ reason: String) throws {
        let openssl = try OpenSSLCommand()
        try openssl.must("genpkey \(options) -out key.pem")
        let pem = try openssl.read("key.pem")
        let error = #expect(throws: CryptographyError.self) { try ECPrivateKey(pem: pem) }
        #expect(reason.isEmpty || error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
        #expect(error?.reason.isEmpty == false)
        #expect(throws: CryptographyError.self) { try ECPrivateKey(pem: []) }
        #expect(throws: CryptographyError.self) {
            try Ed25519PrivateKey(pem: ECPrivateKey().pem)
        }
    }
}

import Cryptography
import GatewayClient
import StrictJSON
import Testing

@Suite("A profile is read strictly and its key is its owner's alone")
struct ProfileTests {
    @Test(arguments: [
        ("https://gateway.example", "gateway.example", 443),
        ("https://gateway.example:8443", "gateway.example", 8443),
        ("https://127.0.0.1:8443/", "127.0.0.1", 8443), ("https://[::1]:9", "::1", 9),
        ("HTTPS://g", "g", 443),
    ])
    func readsAddresses(text: String, host: String, port: Int) throws {
        let address = try #require(GatewayAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(GatewayAddress(address.description) == address)
    }

    @Test(arguments: [
        "", "gateway", "http://g", "https://", "https://g/v1", "https://g?x", "https://u@g",
        "https://g:0", "https://g:65536", "https://g:x", "https://[::1", "https://a:b:c",
    ])
    func refusesAddresses(text: String) { #expect(GatewayAddress(text) == nil) }

    @Test func readsWhatItWrites() throws {
        let profile = Profile(
            folder: "/p", gateway: try #require(GatewayAddress("https://g:1")), key: "k.pem",
            logKey: "g/log+00000000+AA", receiptAuthorities: "/etc/r.pem")
        #expect(try Profile(folder: "/p", json: profile.json) == profile)
        #expect(profile.keyPath == "/p/k.pem")
        #expect(profile.receiptAuthoritiesPath == "/etc/r.pem")
    }

    @Test(arguments: [
        "[]", "{}", #"{"gateway":"http://g"}"#, #"{"gateway":"https://g","kee":"x"}"#,
        #"{"gateway":"https://g","key":1}"#, #"{"gateway":"https://g","key":""}"#,
    ])
    func refusesDescriptions(text: String) throws {
        let json = try JSONParser.parse(text)
        #expect(throws: ProfileError.self) { try Profile(folder: "/p", json: json) }
    }

    @Test(arguments: [0o600, 0o400, 0o644, 0o640, 0o604, 0o660])
    func refusesAKeyThatOthersCanOpen(mode: Int) throws {
        try withTemporaryFolder { folder in
            let profile = Profile(
                folder: folder, gateway: try #require(GatewayAddress("https://g")))
            try LocalFile.write([1], to: profile.keyPath, mode: UInt32(mode))
            try profile.save()
            if mode & 0o077 == 0 {
                #expect(try Profile.load(folder: folder) == profile)
            } else {
                #expect(throws: ProfileError.self) { try Profile.load(folder: folder) }
            }
        }
    }

    @Test func makesAProfileWithSafeModesAndDoesNotOverwrite() throws {
        try withTemporaryFolder { folder in
            let key = try ECPrivateKey()
            let certificate = try Certificate.selfSigned(
                key: key, commonName: "x", uris: [], notBefore: 0, notAfter: 4_000_000_000)
            let keyPath = Path.join(folder, "my.key")
            let certificatePath = Path.join(folder, "my.pem")
            try LocalFile.write(key.pem, to: keyPath, mode: 0o644)
            try LocalFile.write(certificate.pem, to: certificatePath)
            let draft = ProfileDraft(
                gateway: try #require(GatewayAddress("https://g")), certificate: certificatePath,
                key: keyPath, authorities: certificatePath)
            let home = Path.join(folder, "a/b")
            let profile = try draft.write(to: home, replacing: false)
            #expect(try LocalFile.mode(of: home) == 0o700)
            #expect(try LocalFile.mode(of: profile.keyPath) == 0o600)
            #expect(try Profile.load(folder: home) == profile)
            #expect(try profile.ownCertificate().der == certificate.der)
            #expect(throws: ProfileError.self) { try draft.write(to: home, replacing: false) }
            _ = try draft.write(to: home, replacing: true)
        }
    }

    @Test func looksWhereTheEnvironmentSays() throws {
        #expect(
            try Profile.defaultFolder(environment: ["XDG_CONFIG_HOME": "/x", "HOME": "/h"])
                == "/x/svd")
        #expect(try Profile.defaultFolder(environment: ["HOME": "/h"]) == "/h/.config/svd")
        #expect(throws: ProfileError.self) { try Profile.defaultFolder(environment: [:]) }
    }
}

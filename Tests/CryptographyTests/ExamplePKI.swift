import Cryptography

/// Authorities, clients and revocation lists made by the stock `openssl` program when first asked
/// for; nothing of it is kept.
struct ExamplePKI: Sendable {
    /// The time at which the tests judge: 2026-06-01T00:00:00Z.
    static let now = 1_780_272_000

    /// Made once for all tests of a run.
    static let shared = Result { try ExamplePKI() }

    private let files: [String: [UInt8]]

    func certificate(_ name: String) throws -> Certificate {
        try Certificate(pem: files["\(name).pem"] ?? [])
    }

    func revocationList(_ name: String) throws -> RevocationList {
        try RevocationList(pem: files["\(name).crl"] ?? [])
    }

    func pem(_ file: String) -> [UInt8] { files[file] ?? [] }

    private init() throws {
        let openssl = try OpenSSLCommand()
        try Self.makeAuthorities(openssl)
        try Self.makeClients(openssl)
        try Self.makeLists(openssl)
        var files: [String: [UInt8]] = [:]
        let names = [
            "root", "other", "sub", "oldsub", "plainsub", "good", "expired", "future", "revoked",
            "server", "nousage", "stranger", "underold", "underleaf", "underplain", "weak",
            "direct",
        ]
        for name in names { files["\(name).pem"] = try openssl.read("\(name).pem") }
        for name in ["root", "sub", "oldsub", "stale", "early", "plainsub", "sha1"] {
            files["\(name).crl"] = try openssl.read("\(name).crl")
        }
        files["good.key"] = try openssl.read("good.key")
        self.files = files
    }

    private static func makeAuthorities(_ openssl: OpenSSLCommand) throws {
        try openssl.write(
            """
            [authority]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            authorityKeyIdentifier = keyid
            [plain]
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            [client]
            basicConstraints = critical, CA:FALSE
            keyUsage = critical, digitalSignature
            extendedKeyUsage = clientAuth
            subjectAltName = URI:spiffe://svd.example/agency/norwich, DNS:x.example, URI:urn:a:b
            [server]
            basicConstraints = critical, CA:FALSE
            extendedKeyUsage = serverAuth
            [nousage]
            basicConstraints = critical, CA:FALSE
            keyUsage = critical, digitalSignature
            """, to: "extensions")
        for root in ["root", "other"] {
            try issue(root, by: root, "authority", openssl)
        }
        try issue("sub", by: "root", "authority", openssl)
        try issue("oldsub", by: "root", "authority", openssl)
        try issue("plainsub", by: "root", "plain", openssl)
    }

    private static func makeClients(_ openssl: OpenSSLCommand) throws {
        try issue("good", by: "sub", "client", openssl)
        try issue("direct", by: "root", "client", openssl)
        try issue("revoked", by: "sub", "client", openssl)
        try issue(
            "expired", by: "sub", "client", from: "20240101000000Z", to: "20250101000000Z", openssl)
        try issue("future", by: "sub", "client", from: "20300101000000Z", openssl)
        try issue("server", by: "sub", "server", openssl)
        try issue("nousage", by: "sub", "nousage", openssl)
        try issue("stranger", by: "other", "client", openssl)
        try issue("underold", by: "oldsub", "client", openssl)
        try issue("underleaf", by: "good", "client", openssl)
        try issue("underplain", by: "plainsub", "client", openssl)
        try issue("weak", by: "sub", "client", key: "RSA -pkeyopt rsa_keygen_bits:1024", openssl)
    }

    private static func makeLists(_ openssl: OpenSSLCommand) throws {
        try authority("sub", openssl, "-revoke revoked.pem")
        try authority("root", openssl, "-revoke oldsub.pem")
        for name in ["root", "sub", "oldsub", "plainsub"] {
            try list(name, by: name, "20260501000000Z", "20260701000000Z", openssl)
        }
        try list("stale", by: "sub", "20260401000000Z", "20260531000000Z", openssl)
        try list("early", by: "sub", "20260602000000Z", "20260701000000Z", openssl)
        try list("sha1", by: "sub", "20260501000000Z", "20260701000000Z", more: "-md sha1", openssl)
    }

    private static func issue(
        _ name: String, by issuer: String, _ section: String,
        from: String = "20200101000000Z", to: String = "20400101000000Z",
        key: String = "EC -pkeyopt ec_paramgen_curve:P-256", _ openssl: OpenSSLCommand
    ) throws {
        try openssl.must("genpkey -algorithm \(key) -out \(name).key")
        try openssl.must("req -new -key \(name).key -subj /O=Example/CN=\(name) -out \(name).csr")
        try openssl.write("", to: "\(name).index")
        try openssl.write("0F", to: "\(name).number")
        let selfSigned = name == issuer ? "-selfsign" : "-cert \(issuer).pem"
        try authority(
            issuer, openssl,
            "-batch -notext -in \(name).csr -out \(name).pem -startdate \(from) -enddate \(to)"
                + " -extfile extensions -extensions \(section) \(selfSigned)")
    }

    private static func list(
        _ name: String, by issuer: String, _ from: String, _ to: String, more: String = "",
        _ openssl: OpenSSLCommand
    ) throws {
        try authority(
            issuer, openssl,
            "-gencrl -cert \(issuer).pem -crl_lastupdate \(from) -crl_nextupdate \(to)"
                + " -out \(name).crl \(more)")
    }

    private static func authority(
        _ name: String, _ openssl: OpenSSLCommand, _ words: String
    ) throws {
        try openssl.write(
            """
            [ca]
            default_ca = here
            [here]
            database = \(name).index
            rand_serial = yes
            new_certs_dir = .
            crlnumber = \(name).number
            unique_subject = no
            default_md = sha256
            default_days = 10
            default_crl_days = 10
            policy = any
            certificate = \(name).pem
            private_key = \(name).key
            [any]
            organizationName = optional
            commonName = supplied
            """, to: "\(name).cnf")
        try openssl.must("ca -config \(name).cnf -keyfile \(name).key \(words)")
    }
}

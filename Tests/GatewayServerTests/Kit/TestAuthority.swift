import Foundation

/// A certificate authority in a folder of its own, run with the stock openssl program.
final class TestAuthority: Sendable {
    let folder: String
    var certificate: String { folder + "/ca.pem" }
    var revocationList: String { folder + "/crl.pem" }

    private static let configuration = """
        [ca]
        default_ca = main
        [main]
        dir = .
        database = ./index.txt
        new_certs_dir = .
        serial = ./serial
        crlnumber = ./crlnumber
        certificate = ./ca.pem
        private_key = ./ca.key.pem
        default_md = sha256
        default_days = 30
        default_crl_days = 30
        policy = any
        unique_subject = no
        copy_extensions = none
        [any]
        commonName = supplied
        [client]
        basicConstraints = critical,CA:false
        keyUsage = critical,digitalSignature
        extendedKeyUsage = clientAuth
        subjectAltName = ${ENV::SAN}
        [server]
        basicConstraints = critical,CA:false
        keyUsage = critical,digitalSignature
        extendedKeyUsage = serverAuth
        subjectAltName = ${ENV::SAN}
        """

    private init(folder: String) { self.folder = folder }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Makes an authority with an empty revocation list.
    static func make(_ name: String = "Test CA") async throws -> TestAuthority {
        let folder = NSTemporaryDirectory() + "svd-server-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let authority = TestAuthority(folder: folder)
        try authority.write("openssl.cnf", configuration)
        try authority.write("index.txt", "")
        try authority.write("serial", "1000\n")
        try authority.write("crlnumber", "01\n")
        try await authority.openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 60 "
                + "-keyout ca.key.pem -out ca.pem -subj", "/CN=\(name)",
            "-addext", "basicConstraints=critical,CA:true",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        try await authority.publish()
        return authority
    }

    /// Issues a certificate; `<name>.pem` and `<name>.key.pem`.
    /// - Parameter validity: start and end as `YYYYMMDDHHMMSSZ`.
    func issue(
        _ name: String, san: String, profile: String = "client",
        validity: (start: String, end: String)? = nil
    ) async throws -> TestCredentials {
        try await openssl(
            "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
                + "-keyout \(name).key.pem -out \(name).csr -subj", "/CN=\(name)")
        var dates: [String] = []
        if let validity {
            dates = ["-startdate", validity.start, "-enddate", validity.end]
        }
        try await openssl(
            "ca -batch -notext -config openssl.cnf -extensions \(profile) -in \(name).csr "
                + "-out \(name).pem", san: san, more: dates)
        return TestCredentials(
            certificate: "\(folder)/\(name).pem", key: "\(folder)/\(name).key.pem",
            authority: self)
    }

    /// Revokes a certificate; the list says so once it is published.
    func revoke(_ credentials: TestCredentials) async throws {
        try await openssl(
            "ca -batch -config openssl.cnf -revoke \(credentials.certificate)")
    }

    /// Publishes the revocation list.
    func publish(
        to name: String = "crl.pem", validity: (start: String, end: String)? = nil
    ) async throws {
        var dates: [String] = []
        if let validity {
            dates = ["-crl_lastupdate", validity.start, "-crl_nextupdate", validity.end]
        }
        try await openssl("ca -batch -config openssl.cnf -gencrl -out \(name)", more: dates)
    }

    /// A moment that many seconds from now, as certificates write it.
    static func stamp(secondsFromNow: Double) -> String {
        let formatter = ISO8601DateFormatter()
        let text = formatter.string(from: Date().addingTimeInterval(secondsFromNow))
        return text.filter { !"-:T".contains($0) }
    }

    /// Writes a file into the folder.
    func write(_ name: String, _ text: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }

    /// Reads a file of the folder.
    func read(_ name: String) throws -> String {
        try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }

    private func openssl(
        _ words: String, _ subject: String..., san: String = "DNS:none", more: [String] = []
    ) async throws {
        let arguments = words.split(separator: " ").map(String.init) + subject + more
        let outcome = try await Command.run(
            ["env", "SAN=\(san)", "openssl"] + arguments, in: folder)
        guard outcome.status == 0 else { throw TestFailure(outcome.output) }
    }
}

/// A certificate and its key.
struct TestCredentials: Sendable {
    var certificate: String
    var key: String
    /// Keeps the folder of the two files.
    var authority: TestAuthority
}

/// What went wrong in preparing a test.
struct TestFailure: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

import Cryptography
import NIOCore
import NIOSSL

/// The parsed contents of the trust files, each checked by itself and against the others.
struct TrustMaterial {
    let chain: [Certificate]
    let key: [UInt8]
    let authorities: [Certificate]
    let revocationLists: [RevocationList]

    /// Reads and checks the files.
    /// - Throws: a fault that names the first bad file.
    init(files: TrustFiles, at unixSeconds: Int) throws(TrustFault) {
        try files.checkPrivateKeyMode()
        key = try TrustFiles.bytes(of: files.privateKey)
        chain = try Self.parse(files.certificate) { bytes throws(CryptographyError) in
            try Certificate.list(pem: bytes)
        }
        authorities = try Self.parse(files.authorities) { bytes throws(CryptographyError) in
            try Certificate.list(pem: bytes)
        }
        revocationLists = try Self.parse(files.revocationLists) {
            bytes throws(CryptographyError) in
            try RevocationList.list(pem: bytes)
        }
        guard let leaf = chain.first, leaf.notAfter >= unixSeconds else {
            throw TrustFault(file: files.certificate, reason: "the certificate has expired")
        }
        guard authorities.contains(where: { $0.notAfter >= unixSeconds }) else {
            throw TrustFault(file: files.authorities, reason: "every authority has expired")
        }
        let issuers = Set(authorities.map(\.subjectName))
        for list in revocationLists where !issuers.contains(list.issuerName) {
            throw TrustFault(
                file: files.revocationLists,
                reason: "a list of an authority that is not trusted: \(list.issuerName)")
        }
    }

    private static func parse<Item>(
        _ path: String, _ read: ([UInt8]) throws(CryptographyError) -> [Item]
    ) throws(TrustFault) -> [Item] {
        let bytes = try TrustFiles.bytes(of: path)
        let items: [Item]
        do { items = try read(bytes) } catch {
            throw TrustFault(file: path, reason: "\(error.operation): \(error.reason)")
        }
        guard !items.isEmpty else { throw TrustFault(file: path, reason: "nothing in it") }
        return items
    }

    /// Refuses revocation lists that are older than those in use, and stale ones while those in
    /// use are not: a list may only be replaced by a later one.
    func checkSuccession(
        of previous: [RevocationList], file: String, at unixSeconds: Int
    ) throws(TrustFault) {
        for old in previous {
            let successors = revocationLists.filter { $0.issuerName == old.issuerName }
            guard successors.contains(where: { $0.thisUpdate >= old.thisUpdate }) else {
                throw TrustFault(
                    file: file, reason: "no list of \(old.issuerName) as late as the one in use")
            }
            guard
                old.nextUpdate < unixSeconds
                    || successors.contains(where: { $0.nextUpdate >= unixSeconds })
            else {
                throw TrustFault(file: file, reason: "the list of \(old.issuerName) is stale")
            }
        }
    }

    /// Builds the snapshot.
    /// - Throws: a fault where certificate and key do not belong together or a list was not signed
    ///   by its authority.
    func snapshot(generation: Int, files: TrustFiles) throws(TrustFault) -> TrustSnapshot {
        let store: TrustStore
        do {
            store = try TrustStore(authorities: authorities, revocationLists: revocationLists)
        } catch {
            throw TrustFault(file: files.revocationLists, reason: "\(error)")
        }
        let context: NIOSSLContext
        do { context = try NIOSSLContext(configuration: configuration()) } catch {
            throw TrustFault(
                file: files.certificate,
                reason: "the certificate and its key cannot be used together: \(error)")
        }
        return TrustSnapshot(
            generation: generation, context: context, store: store, certificate: chain[0],
            authorities: authorities, revocationLists: revocationLists)
    }

    /// TLS 1.3 alone, a client certificate always. The verification itself is the channel's.
    private func configuration() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try chain.map { .certificate(try $0.forTLS()) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem)))
        configuration.minimumTLSVersion = .tlsv13
        configuration.maximumTLSVersion = .tlsv13
        configuration.certificateVerification = .noHostnameVerification
        configuration.trustRoots = .certificates(try authorities.map { try $0.forTLS() })
        configuration.sendCANameList = true
        configuration.applicationProtocols = ["h2", "http/1.1"]
        configuration.shutdownTimeout = .seconds(1)
        return configuration
    }
}

extension Certificate {
    /// The same certificate for NIOSSL.
    func forTLS() throws -> NIOSSLCertificate {
        try NIOSSLCertificate(bytes: der, format: .der)
    }

    /// The same certificate for libcrypto.
    convenience init(_ certificate: NIOSSLCertificate) throws {
        try self.init(der: certificate.toDERBytes())
    }
}

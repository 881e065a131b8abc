import Cryptography

/// What `svd init` is given: files anywhere, which a profile then holds copies of.
public struct ProfileDraft: Sendable {
    /// Where the gateway is.
    public var gateway: GatewayAddress
    /// The certificate's file.
    public var certificate: String
    /// The key's file.
    public var key: String
    /// The file of the authorities to trust.
    public var authorities: String
    /// The file of the authorities that receipts must come from; nil where they are the same.
    public var receiptAuthorities: String?
    /// The ledger's verifier key, if it is known.
    public var logKey: String?

    /// What `svd init` is given.
    public init(
        gateway: GatewayAddress, certificate: String, key: String, authorities: String,
        receiptAuthorities: String? = nil, logKey: String? = nil
    ) {
        self.gateway = gateway
        self.certificate = certificate
        self.key = key
        self.authorities = authorities
        self.receiptAuthorities = receiptAuthorities
        self.logKey = logKey
    }

    /// Copies the files into a folder with safe modes and writes `profile.json`.
    /// - Parameters:
    ///   - folder: the profile's folder; made where it is missing.
    ///   - replacing: whether a profile that is there already may be replaced.
    /// - Returns: the profile.
    /// - Throws: `ProfileError`; nothing is written unless every file can be read.
    public func write(to folder: String, replacing: Bool) throws(ProfileError) -> Profile {
        if !replacing, LocalFile.exists(Path.join(folder, Profile.fileName)) {
            throw ProfileError(
                "There is a profile in \(folder) already.",
                hint: "Replace it with --force, or choose another folder with --profile.")
        }
        _ = try Profile.certificates(in: certificate)
        _ = try Profile.certificates(in: authorities)
        if let receiptAuthorities { _ = try Profile.certificates(in: receiptAuthorities) }
        var profile = Profile(folder: folder, gateway: gateway, logKey: logKey)
        do throws(LocalFileError) {
            let keyText = try LocalFile.contents(of: key, bytesMax: 1 << 20)
            let certificateText = try LocalFile.contents(of: certificate, bytesMax: 1 << 20)
            let authoritiesText = try LocalFile.contents(of: authorities)
            let receiptText = try receiptAuthorities.map { path throws(LocalFileError) in
                try LocalFile.contents(of: path)
            }
            try LocalFile.makeFolder(folder, mode: 0o700)
            try LocalFile.write(keyText, to: profile.keyPath, mode: 0o600)
            try LocalFile.write(certificateText, to: profile.certificatePath)
            try LocalFile.write(authoritiesText, to: profile.authoritiesPath)
            if let receiptText {
                profile.receiptAuthorities = Profile.receiptAuthoritiesName
                try LocalFile.write(receiptText, to: profile.receiptAuthoritiesPath)
            }
        } catch { throw ProfileError(error) }
        try profile.save()
        return profile
    }
}

public import Cryptography
import StrictJSON

extension Profile {
    /// The folder to use where none is named: `$XDG_CONFIG_HOME/svd`, else `~/.config/svd`.
    /// - Parameter environment: the environment's variables.
    /// - Throws: `ProfileError` where neither variable is set.
    public static func defaultFolder(
        environment: [String: String]
    ) throws(ProfileError) -> String {
        if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") {
            return Path.join(base, "svd")
        }
        guard let home = environment["HOME"], !home.isEmpty else {
            throw ProfileError(
                "There is no home folder to look for a profile in.",
                hint: "Name the profile's folder with --profile.")
        }
        return Path.join(home, ".config/svd")
    }

    /// Reads a profile and refuses one whose key others could read.
    /// - Throws: `ProfileError`.
    public static func load(folder: String) throws(ProfileError) -> Profile {
        let profile = try read(folder: folder)
        try profile.checkKeyMode()
        return profile
    }

    /// Reads a profile without judging its files.
    /// - Throws: `ProfileError`.
    public static func read(folder: String) throws(ProfileError) -> Profile {
        let path = Path.join(folder, fileName)
        guard LocalFile.exists(path) else {
            throw ProfileError(
                "There is no profile in \(folder).",
                hint: "Make one with `svd init`, or name its folder with --profile.")
        }
        let json: JSONValue
        do {
            json = try JSONParser.parse(try LocalFile.contents(of: path, bytesMax: 1 << 20))
        } catch let error as LocalFileError {
            throw ProfileError(error)
        } catch {
            throw ProfileError(
                "\(path) cannot be read as JSON: \(error).",
                hint: "Put right what is at that place, or make the profile again with `svd init`.")
        }
        return try Profile(folder: folder, json: json)
    }

    /// Refuses a key file that anybody but its owner can read or write.
    /// - Throws: `ProfileError`.
    public func checkKeyMode() throws(ProfileError) {
        let mode: UInt32
        do throws(LocalFileError) { mode = try LocalFile.mode(of: keyPath) } catch {
            throw ProfileError(error)
        }
        guard mode & 0o077 == 0 else {
            throw ProfileError(
                "Other people on this computer can open your private key, \(keyPath).",
                hint: "Close it with: chmod 600 \(keyPath)")
        }
    }

    /// The holder's own certificate.
    /// - Throws: `ProfileError` where the file cannot be read as a certificate.
    public func ownCertificate() throws(ProfileError) -> Certificate {
        guard let leaf = try Self.certificates(in: certificatePath).first else {
            throw ProfileError(
                "\(certificatePath) holds no certificate.",
                hint: "It should begin with -----BEGIN CERTIFICATE-----.")
        }
        return leaf
    }

    /// The authorities that receipts must come from.
    /// - Throws: `ProfileError` where the file cannot be read.
    public func receiptAuthorityCertificates() throws(ProfileError) -> [Certificate] {
        try Self.certificates(in: receiptAuthoritiesPath)
    }

    /// The name of the file that `keepReceiptCertificate` and `svd init` write.
    static let receiptAuthoritiesName = "receipt-authorities.pem"

    /// Keeps a certificate that signs receipts, unless the authorities issued it or it is kept
    /// already.
    /// - Returns: whether it was kept now.
    /// - Throws: `ProfileError`.
    public mutating func keepReceiptCertificate(_ pem: String) throws(ProfileError) -> Bool {
        let known = try receiptAuthorityCertificates()
        guard let offered = try? Certificate(pem: Array(pem.utf8)),
            !known.contains(where: { $0.subjectName == offered.issuerName })
        else { return false }
        do throws(LocalFileError) {
            let authoritiesText = try LocalFile.contents(of: receiptAuthoritiesPath)
            receiptAuthorities = Self.receiptAuthoritiesName
            try LocalFile.write(
                authoritiesText + [0x0A] + Array(pem.utf8), to: receiptAuthoritiesPath)
        } catch { throw ProfileError(error) }
        try save()
        return true
    }

    /// The certificates of a PEM file.
    /// - Throws: `ProfileError` where the file cannot be read as certificates.
    public static func certificates(in path: String) throws(ProfileError) -> [Certificate] {
        do {
            return try Certificate.list(pem: try LocalFile.contents(of: path))
        } catch let error as LocalFileError {
            throw ProfileError(error)
        } catch {
            throw ProfileError(
                "\(path) cannot be read as certificates.",
                hint: "It should hold blocks that begin with -----BEGIN CERTIFICATE-----.")
        }
    }

    /// Writes the description, readable by its owner alone.
    /// - Throws: `ProfileError`.
    public func save() throws(ProfileError) {
        do throws(LocalFileError) {
            try LocalFile.makeFolder(folder, mode: 0o700)
            try LocalFile.write(
                json.prettyBytes, to: Path.join(folder, Self.fileName), mode: 0o600)
        } catch { throw ProfileError(error) }
    }
}

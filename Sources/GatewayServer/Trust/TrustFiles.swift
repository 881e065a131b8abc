import Cryptography
import FoundationEssentials
import Glibc

/// Where the material of trust lies; each file is PEM and may hold several items.
public struct TrustFiles: Sendable, Hashable {
    /// The server's certificate, then its intermediates.
    public var certificate: String
    /// The server's private key; readable by the service alone.
    public var privateKey: String
    /// The authorities that certify holders.
    public var authorities: String
    /// Their revocation lists.
    public var revocationLists: String

    /// The most bytes of one file; a revocation list of a large authority has a few MiB.
    static let bytesMax = 32 << 20

    /// Names the four files.
    public init(
        certificate: String, privateKey: String, authorities: String, revocationLists: String
    ) {
        self.certificate = certificate
        self.privateKey = privateKey
        self.authorities = authorities
        self.revocationLists = revocationLists
    }

    /// The digests of the files as they are now, nil for one that cannot be read; they change when
    /// a file does, whatever its date says.
    func marks() -> [[UInt8]?] {
        [certificate, privateKey, authorities, revocationLists].map { path in
            (try? Self.bytes(of: path)).map(SHA256Hasher.hash)
        }
    }

    /// Refuses a key that others than the service may read. Credentials that the service manager
    /// hands over are guarded by it.
    /// - Throws: a fault that says how to put it right.
    func checkPrivateKeyMode() throws(TrustFault) {
        let path = URL(filePath: privateKey).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? Int else {
            throw TrustFault(file: privateKey, errorNumber: ENOENT)
        }
        guard mode & 0o077 == 0 || path.hasPrefix("/run/credentials/") else {
            throw TrustFault(
                file: privateKey, reason: "others may read it; `chmod 600` puts that right")
        }
    }

    /// Reads a file whole.
    static func bytes(of path: String) throws(TrustFault) -> [UInt8] {
        // The descriptor lives only in this function; the buffer outlives each read.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw TrustFault(file: path, errorNumber: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw TrustFault(file: path, errorNumber: errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= bytesMax else {
                throw TrustFault(file: path, reason: "larger than \(bytesMax) bytes")
            }
        }
    }
}

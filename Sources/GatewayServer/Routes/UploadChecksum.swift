import Exchange
import SharingLedger
import SharingModel

/// The header `Upload-Checksum`: algorithm and Base64 digest. Source: tus 1.0.0, checksum.
enum UploadChecksum {
    /// The algorithms, with the bytes of their digests.
    static let algorithms: [(name: String, bytes: Int)] = [("sha256", 32), ("sha1", 20)]

    /// Decodes the header.
    /// - Throws: `field-invalid`, also for an algorithm that is not offered.
    static func decode(_ header: String) throws(Refusal) -> RequestChecksum {
        let parts = header.split(separator: " ")
        guard parts.count == 2,
            let algorithm = algorithms.first(where: { $0.name == parts[0].lowercased() }),
            let digest = Base64.bytes(of: parts[1]), digest.count == algorithm.bytes
        else {
            let names = algorithms.map(\.name).joined(separator: " or ")
            throw Refusal(
                .fieldInvalid, "The checksum is not an algorithm and a Base64 digest.",
                help: "Use \(names).", field: "Upload-Checksum")
        }
        return RequestChecksum(algorithm: algorithm.name, digest: digest)
    }
}

import Cryptography
import Foundation
import SharingModel

/// The words of one upload by tus, for raw connections and curl.
struct UploadRequest {
    var dataset = "ed-assault"
    var period = "2026-10"
    var key: String?
    var digest: String?
    var filename: String?
    var coding: String?
    let length: Int

    /// `Upload-Metadata: …` and what else creates an upload.
    var headers: [String] {
        let items = [
            ("dataset", dataset), ("period", period), ("idempotency-key", key), ("sha256", digest),
            ("filename", filename), ("coding", coding),
        ]
        let metadata = items.compactMap { name, value in
            value.map { "\(name) \(Data($0.utf8).base64EncodedString())" }
        }
        return [
            "Tus-Resumable: 1.0.0", "Upload-Length: \(length)",
            "Upload-Metadata: \(metadata.joined(separator: ","))",
        ]
    }

    /// The headers of a request that sends bytes from an offset.
    static func patch(at offset: Int, checksum: String? = nil) -> [String] {
        [
            "Tus-Resumable: 1.0.0", "Upload-Offset: \(offset)",
            "Content-Type: application/offset+octet-stream",
        ] + (checksum.map { ["Upload-Checksum: sha256 \($0)"] } ?? [])
    }

    /// The Base64 form of the SHA-256 of bytes.
    static func checksum(of bytes: [UInt8]) -> String {
        Data(SHA256Hasher.hash(bytes)).base64EncodedString()
    }

    /// The SHA-256 of bytes in hexadecimal.
    static func digest(of bytes: [UInt8]) -> String {
        Hexadecimal.text(of: SHA256Hasher.hash(bytes))
    }
}

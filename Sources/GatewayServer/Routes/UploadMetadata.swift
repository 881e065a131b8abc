import SharingLedger
package import SharingModel

/// The header `Upload-Metadata`: names, each with Base64 text. Source: tus 1.0.0, creation.
package enum UploadMetadata {
    /// Decodes the header.
    /// - Throws: `field-invalid`.
    package static func decode(_ header: String) throws(Refusal) -> [String: String] {
        var metadata: [String: String] = [:]
        for pair in header.split(separator: ",") {
            let parts = pair.split(separator: " ")
            guard let name = parts.first.map(String.init), parts.count <= 2 else {
                throw invalid("Each entry is a name and a Base64 text, with a space between.")
            }
            let bytes = parts.count == 2 ? Base64.bytes(of: parts[1]) : []
            guard let bytes, let value = String(validating: bytes, as: UTF8.self) else {
                throw invalid("The entry \(name) is not Base64 of UTF-8.")
            }
            guard metadata.updateValue(value, forKey: name) == nil else {
                throw invalid("The entry \(name) stands more than once.")
            }
        }
        return metadata
    }

    private static func invalid(_ reason: String) -> Refusal {
        Refusal(
            .fieldInvalid, reason, help: "See tus 1.0.0, Upload-Metadata.",
            field: "Upload-Metadata")
    }
}

import HTTPTypes
import HummingbirdCore
import NIOCore
import SharingModel
import StrictJSON

extension Request {
    /// The media type without parameters, in small letters.
    var mediaType: String? {
        headers[.contentType]?.split(separator: ";").first.map {
            $0.filter { $0 != " " }.lowercased()
        }
    }

    /// Reads a JSON body whole; such bodies are forms, not files.
    /// - Throws: `media-type-unsupported`, `body-too-large`, `request-malformed`.
    func json() async throws -> JSONValue {
        guard mediaType == "application/json" else {
            throw Refusal(
                .mediaTypeUnsupported, "This route takes application/json.",
                help: "Set Content-Type: application/json.", field: "Content-Type")
        }
        let limit = Limits.requestBodyBytesMax
        var bytes: [UInt8] = []
        for try await buffer in body {
            guard bytes.count + buffer.readableBytes <= limit else {
                throw Refusal(
                    .bodyTooLarge, "The body is longer than \(limit) bytes.",
                    help: "Send files to /v1/uploads.")
            }
            bytes += buffer.readableBytesView
        }
        do { return try JSONParser.parse(bytes) } catch {
            throw Refusal(
                .requestMalformed, "The body is not JSON: \(error).", help: "Correct the body.")
        }
    }

    /// A header that holds a whole number from 0.
    /// - Throws: `field-missing`, `field-invalid`.
    func count(_ name: HTTPField.Name) throws(Refusal) -> Int {
        guard let text = headers[name] else {
            throw Refusal(
                .fieldMissing, "The header \(name.rawName) is missing.", help: "Add it.",
                field: name.rawName)
        }
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let value = Int(text) else {
            throw Refusal(
                .fieldInvalid, "The header \(name.rawName) is not a whole number.",
                help: "Give a number of bytes.", field: name.rawName)
        }
        return value
    }
}

import HTTPTypes
import HummingbirdCore
import SharingModel
import StrictJSON

/// A refusal as a problem document. Source: RFC 9457.
enum Problem {
    /// The answer to a refused request.
    static func response(_ refusal: Refusal) -> Response {
        let status = RefusalStatus.status(of: refusal.code)
        var headers = HTTPFields()
        if let seconds = RefusalStatus.retryAfterSeconds(of: refusal.code) {
            headers[.retryAfter] = String(seconds)
        }
        // RFC 9110 §11.6.1 wants a challenge with every 401; TLS has no registered scheme.
        if status == .unauthorized { headers[.wwwAuthenticate] = "TLS-Client-Certificate" }
        return .bytes(
            json(refusal, status).compactBytes, type: "application/problem+json", status: status,
            headers: headers)
    }

    private static func json(_ refusal: Refusal, _ status: HTTPResponse.Status) -> JSONValue {
        let code = refusal.code.rawValue
        var object = JSONObject([
            ("type", .string("https://svd.example/refusals/\(code)")),
            ("title", .string(title(code))), ("status", .integer(status.code)),
            ("detail", .string(refusal.reason)), ("code", .string(code)),
            ("help", .string(refusal.help)),
        ])
        object["field"] = refusal.field.map { .string($0) }
        return .object(object)
    }

    private static func title(_ code: String) -> String {
        let words = code.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

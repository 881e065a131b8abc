public import SharingModel
import StrictJSON

/// The gateway said no, and why. Source: RFC 9457.
public struct GatewayProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The HTTP status.
    public let status: Int
    /// The refusal's code as it was sent; `http-<status>` where there was none.
    public let code: String
    /// What is wrong.
    public let detail: String
    /// What to do next; empty where the gateway gave none.
    public let help: String
    /// The field in question, where there is one.
    public let field: String?
    /// How long the gateway asks to wait, in seconds.
    public let retryAfterSeconds: Int?

    /// A problem in words.
    public init(
        status: Int, code: String, detail: String, help: String = "", field: String? = nil,
        retryAfterSeconds: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.detail = detail
        self.help = help
        self.field = field
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// Reads a problem document; whatever is not one still becomes a problem, with the status.
    /// - Parameters:
    ///   - status: the HTTP status.
    ///   - body: the answer's body.
    ///   - retryAfter: the field `Retry-After`; only its form in seconds is read.
    public init(status: Int, body: [UInt8], retryAfter: String? = nil) {
        let json = try? JSONParser.parse(body)
        self.init(
            status: status, code: json?["code"]?.string ?? "http-\(status)",
            detail: json?["detail"]?.string ?? json?["title"]?.string
                ?? "The gateway answered with status \(status).",
            help: json?["help"]?.string ?? "", field: json?["field"]?.string,
            retryAfterSeconds: retryAfter.flatMap { Int($0) }.map { min(max($0, 0), 3600) })
    }

    /// The code, if this version knows it.
    public var refusalCode: RefusalCode? { RefusalCode(rawValue: code) }

    /// Whether the same request may succeed a little later.
    public var isBusy: Bool {
        (status == 429 || status == 503) && refusalCode != .storageFull
    }

    /// In words, for messages.
    public var description: String { "\(code): \(detail)" }
}

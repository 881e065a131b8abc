import Foundation

/// A `switch` over refusal codes, read as text: code's case name to what it is answered with.
struct RefusalTable {
    let answers: [String: String]

    /// - Parameters:
    ///   - source: the file's text.
    ///   - mark: text on the line where the table's function begins.
    init(in source: String, after mark: String) {
        var answers: [String: String] = [:]
        if let start = source.range(of: mark) {
            let rest = source[start.upperBound...]
            let body = rest.range(of: "\n    }\n").map { rest[..<$0.lowerBound] } ?? rest
            for piece in body.components(separatedBy: "case ").dropFirst() {
                guard let colon = piece.firstIndex(of: ":") else { continue }
                let answer =
                    piece[piece.index(after: colon)...]
                    .trimmingCharacters(in: .whitespacesAndNewlines)
                    .split(separator: "\n").first.map(String.init) ?? ""
                for name in piece[..<colon].split(separator: ",") {
                    answers[name.filter { $0.isLetter || $0.isNumber }] = answer
                }
            }
        }
        self.answers = answers
    }

    /// The number that an answer stands for.
    static func number(_ answer: String, _ names: [String: Int]) -> Int? {
        if let range = answer.range(of: "code: ") {
            return Int(answer[range.upperBound...].prefix { $0.isNumber })
        }
        return names[String(answer.split(separator: ".").last ?? "")]
    }

    static let httpNumbers = [
        "badRequest": 400, "unauthorized": 401, "forbidden": 403, "notFound": 404,
        "methodNotAllowed": 405, "conflict": 409, "preconditionFailed": 412,
        "contentTooLarge": 413, "unsupportedMediaType": 415, "unprocessableContent": 422,
        "tooManyRequests": 429, "checksumMismatch": 460, "internalServerError": 500,
        "serviceUnavailable": 503,
    ]
    static let exitNumbers = [
        "done": 0, "refused": 1, "usage": 2, "connection": 3, "notAllowed": 4, "fault": 5,
        "verificationFailed": 6,
    ]
}

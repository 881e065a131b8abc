import Foundation
import StrictJSON

/// An answer as curl shows it with its head.
struct HTTPAnswer: Sendable, CustomStringConvertible {
    var status: Int
    var headers: [String: String] = [:]
    var body: String
    var description: String

    /// Reads the last answer; an earlier `100 Continue` is passed over.
    init(_ text: String) throws {
        description = text
        var rest = text[...]
        var head: Substring
        repeat {
            guard let end = rest.range(of: "\r\n\r\n") else { throw TestFailure(text) }
            head = rest[..<end.lowerBound]
            rest = rest[end.upperBound...]
        } while head.hasPrefix("HTTP/1.1 100")
        let lines = head.split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { throw TestFailure(text) }
        self.status = status
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count == 2 ? parts[1].trimmed : ""
        }
        body = String(rest)
    }

    /// The body as JSON.
    var json: JSONValue { (try? JSONParser.parse(body)) ?? .null }

    /// The code of a problem document.
    var code: String? {
        headers["content-type"] == "application/problem+json" ? json["code"]?.string : nil
    }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}

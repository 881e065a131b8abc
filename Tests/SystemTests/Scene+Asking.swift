import Foundation
import GatewayTestKit
import StrictJSON

/// What a gateway answered to curl.
struct Answer: CustomStringConvertible {
    let status: Int
    /// Names in lower case.
    let headers: [String: String]
    let body: [UInt8]

    /// The body as JSON.
    var json: JSONValue? {
        try? JSONParser.parse(body, limits: JSONLimits(bytesMax: 256 << 20))
    }

    /// The refusal's code.
    var code: String? { json?["code"]?.string }

    var description: String { "\(status) \(headers) \(String(decoding: body, as: UTF8.self))" }
}

extension Scene {
    /// Asks the exchange port with the stock curl.
    /// - Parameters:
    ///   - holder: whose certificate is shown; none for nil.
    ///   - body: a file to send.
    func ask(
        _ holder: String?, _ method: String = "GET", _ path: String, headers: [String] = [],
        body: String? = nil
    ) async throws -> Answer {
        guard let curl = Project.systemProgram("curl") else { throw TestFault("no curl") }
        let scratch = try TemporaryFolder("svd-curl")
        var arguments = [
            "-sS", "-m", "60", "--cacert", gateway.certificates.url.appending(path: "ca.pem").path,
            "-o", scratch.url.appending(path: "body").path, "-D",
            scratch.url.appending(path: "head").path,
        ]
        arguments += method == "HEAD" ? ["-I"] : ["-X", method]
        if let holder {
            let folder = gateway.certificates.folder(of: holder)
            arguments += [
                "--cert", folder.appending(path: "certificate.pem").path, "--key",
                folder.appending(path: "key.pem").path,
            ]
        }
        for header in headers + ["Expect:"] { arguments += ["-H", header] }
        if let body { arguments += ["--data-binary", "@" + body] }
        arguments.append("https://localhost:\(gateway.ports.exchange)\(path)")
        let result = try await Command.run(curl, arguments, within: .seconds(70))
        guard result.status == 0 else { throw TestFault("curl \(path): \(result)") }
        return try Self.answer(in: scratch.url)
    }

    private static func answer(in folder: URL) throws -> Answer {
        let head = String(
            decoding: try Data(contentsOf: folder.appending(path: "head")), as: UTF8.self)
        let lines = head.split(whereSeparator: \.isNewline)
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { throw TestFault("no status in: \(head)") }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] =
                line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        let body = (try? Data(contentsOf: folder.appending(path: "body"))) ?? Data()
        return Answer(status: status, headers: headers, body: Array(body))
    }
}

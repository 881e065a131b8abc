import Foundation
import GatewayTestKit

/// The stock `openssl s_client`, spoken to while it runs.
///
/// What it says goes to a file, which is complete once it has ended: the end of a pipe can be held
/// up by another process that inherited it.
final class SecureConversation {
    private let process = Process()
    private let stdin: FileHandle
    private let folder: TemporaryFolder
    private var output: URL { folder.url.appending(path: "output") }

    /// Connects to a gateway.
    /// - Parameters:
    ///   - credentials: a folder with certificate.pem and key.pem; none for nil.
    ///   - options: more options of s_client; `-quiet` where bytes of files are sent.
    init(_ gateway: TestGateway, as credentials: URL?, _ options: String...) throws {
        folder = try TemporaryFolder("svd-conversation")
        let sheet = try FileHandle(forWritingTo: try folder.write("", to: "output"))
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments =
            [
                "s_client", "-connect", "localhost:\(gateway.ports.exchange)", "-servername",
                "localhost", "-ign_eof", "-verify_return_error", "-CAfile",
                gateway.certificates.url.appending(path: "ca.pem").path,
            ]
            + (credentials.map {
                [
                    "-cert", $0.appending(path: "certificate.pem").path, "-key",
                    $0.appending(path: "key.pem").path,
                ]
            } ?? []) + options
        let input = Pipe()
        process.standardOutput = sheet
        process.standardError = sheet
        process.standardInput = input
        stdin = input.fileHandleForWriting
        try process.run()
    }

    deinit { cut() }

    /// All that was heard so far.
    var heard: String {
        String(decoding: (try? Data(contentsOf: output)) ?? Data(), as: UTF8.self)
    }

    /// Sends bytes; a connection that is over takes none.
    func say(_ bytes: [UInt8]) throws { try stdin.write(contentsOf: Data(bytes)) }

    /// Sends text.
    func say(_ text: String) throws { try say(Array(text.utf8)) }

    /// Waits until a text was heard, or the other side has ended.
    /// - Returns: whether it was heard.
    func hear(_ text: String, within limit: Duration = .seconds(60)) async throws -> Bool {
        try await Polling.until("heard `\(text)`", within: limit) {
            let isOver = !process.isRunning
            return heard.contains(text) ? true : (isOver ? false : nil)
        }
    }

    /// Waits until the other side has ended the conversation.
    func untilOver(within limit: Duration = .seconds(60)) async throws {
        _ = try await Polling.until("the conversation's end", within: limit) {
            process.isRunning ? nil : true
        }
    }

    /// Breaks the connection off as a power cut would.
    func cut() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

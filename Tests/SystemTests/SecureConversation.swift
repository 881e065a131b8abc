import Foundation
import GatewayTestKit
import Synchronization

/// The stock `openssl s_client`, spoken to while it runs.
final class SecureConversation: Sendable {
    private struct Held {
        var heard = Data()
        var isOver = false
    }

    private let held = Mutex(Held())
    private let process: Process
    private let stdin: FileHandle

    /// Connects to a gateway.
    /// - Parameters:
    ///   - credentials: a folder with certificate.pem and key.pem; none for nil.
    ///   - options: more options of s_client; `-quiet` where bytes of files are sent.
    init(_ gateway: TestGateway, as credentials: URL?, _ options: String...) throws {
        process = Process()
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
        let (output, input) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = output
        process.standardInput = input
        stdin = input.fileHandleForWriting
        output.fileHandleForReading.readabilityHandler = { [weak self] handle in
            let data = handle.availableData
            if data.isEmpty { handle.readabilityHandler = nil }
            self?.held.withLock { held in
                if data.isEmpty { held.isOver = true } else { held.heard += data }
            }
        }
        try process.run()
    }

    deinit { cut() }

    /// All that was heard so far.
    var heard: String { held.withLock { String(decoding: $0.heard, as: UTF8.self) } }

    /// Whether nothing more will be heard. The end of the output may be held up by another process
    /// that inherited the pipe, so that the end of the program counts too.
    private var isOver: Bool { held.withLock { $0.isOver } || !process.isRunning }

    /// Sends bytes; a connection that is over takes none.
    func say(_ bytes: [UInt8]) throws { try stdin.write(contentsOf: Data(bytes)) }

    /// Sends text.
    func say(_ text: String) throws { try say(Array(text.utf8)) }

    /// Waits until a text was heard, or the other side has ended.
    /// - Returns: whether it was heard.
    func hear(_ text: String, within limit: Duration = .seconds(20)) async throws -> Bool {
        try await Polling.until("heard `\(text)`", within: limit) {
            if heard.contains(text) { return true }
            return isOver ? heard.contains(text) : nil
        }
    }

    /// Waits until the other side has ended the conversation.
    func untilOver(within limit: Duration = .seconds(20)) async throws {
        _ = try await Polling.until("the conversation's end", within: limit) {
            isOver ? true : nil
        }
    }

    /// Breaks the connection off as a power cut would.
    func cut() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

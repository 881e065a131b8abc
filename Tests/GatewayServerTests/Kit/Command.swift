import Foundation
import Synchronization

/// Runs a stock program without holding a thread of the concurrency pool.
enum Command {
    struct Outcome: Sendable {
        var status: Int32
        var output: String
    }

    /// Runs a program to its end; standard output and error come together.
    static func run(
        _ arguments: [String], input: String = "", in folder: String? = nil
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result { try wait(arguments, input: input, in: folder) })
            }
        }
    }

    private static func wait(
        _ arguments: [String], input: String, in folder: String?
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["timeout", "30"] + arguments
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        let output = Pipe()
        let stdin = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = stdin
        try process.run()
        // A program that the server turned away may be over before it has read anything: what it
        // said tells why.
        try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
    }
}

/// A program that is spoken to while it runs.
final class Conversation: Sendable {
    private struct Held {
        var heard = Data()
        var isOver = false
    }

    private let held = Mutex(Held())
    private let process: Process
    private let stdin: FileHandle

    init(_ arguments: [String]) throws {
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["timeout", "60"] + arguments
        let output = Pipe()
        let input = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = input
        stdin = input.fileHandleForWriting
        output.fileHandleForReading.readabilityHandler = { [weak self] handle in
            let data = handle.availableData
            self?.held.withLock { held in
                if data.isEmpty { held.isOver = true } else { held.heard += data }
            }
            if data.isEmpty { handle.readabilityHandler = nil }
        }
        try process.run()
    }

    /// All that was heard so far.
    var heard: String { held.withLock { String(decoding: $0.heard, as: UTF8.self) } }

    func say(_ text: String) throws { try stdin.write(contentsOf: Data(text.utf8)) }

    /// Waits until a text was heard, or the program ended.
    func hear(_ text: String, count: Int = 1) async throws -> Bool {
        for _ in 0..<600 {
            if heard.components(separatedBy: text).count > count { return true }
            if held.withLock({ $0.isOver }) { return false }
            try await Task.sleep(for: .milliseconds(25))
        }
        return false
    }

    func end() {
        try? stdin.close()
        process.terminate()
    }
}

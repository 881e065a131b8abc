public import Foundation

/// Runs programs and keeps what they say.
public enum Command {
    /// Runs a program to its end.
    /// - Parameters:
    ///   - input: what it reads on standard input; nothing by default.
    ///   - environment: added to this process's own.
    ///   - output: where standard output goes instead of into the result.
    ///   - within: after how long it is killed.
    /// - Throws: a `TestFault` when it had to be killed; any exit status is a result.
    public static func run(
        _ program: URL, _ arguments: [String], input: String = "",
        environment: [String: String] = [:], folder: URL? = nil, output: URL? = nil,
        within limit: Duration = .seconds(60)
    ) async throws -> CommandResult {
        let scratch = try TemporaryFolder("svd-command")
        let inputFile = try scratch.write(input, to: "input")
        let process = try start(
            program, arguments, input: inputFile,
            output: output ?? scratch.url.appending(path: "output"),
            errors: scratch.url.appending(path: "errors"), environment: environment, folder: folder)
        do {
            try await waitForExit(of: process, within: limit)
        } catch {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            throw TestFault("\(program.lastPathComponent) \(arguments): \(error)")
        }
        return CommandResult(
            status: status(of: process), output: text(scratch.url.appending(path: "output")),
            errors: text(scratch.url.appending(path: "errors")))
    }

    /// Starts a program whose output goes to files.
    static func start(
        _ program: URL, _ arguments: [String], input: URL?, output: URL, errors: URL,
        environment: [String: String] = [:], folder: URL? = nil
    ) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { _, new in new }
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: $0) }
            ?? FileHandle.nullDevice
        process.standardOutput = try opened(output)
        process.standardError = try opened(errors)
        try process.run()
        return process
    }

    /// Opens for appending, so that a restarted program's words follow the first one's.
    private static func opened(_ file: URL) throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        return handle
    }

    static func waitForExit(of process: Process, within limit: Duration) async throws {
        _ = try await Polling.until("its end", within: limit, every: .milliseconds(5)) {
            process.isRunning ? nil : true
        }
    }

    static func status(of process: Process) -> Int32 {
        process.terminationReason == .uncaughtSignal
            ? 128 + process.terminationStatus : process.terminationStatus
    }

    static func text(_ file: URL) -> String {
        String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
}

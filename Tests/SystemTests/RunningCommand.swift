import Foundation

/// A program that a test ends in the middle.
final class RunningCommand {
    private let process = Process()

    /// Starts it; what it says is not kept.
    init(_ program: URL, _ arguments: [String]) throws {
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit { kill() }

    /// Whether it still runs.
    var isRunning: Bool { process.isRunning }

    /// Ends it as a power cut would.
    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

import ArgumentParser
import Exchange
import Glibc
import SharingModel

/// How a program ends: one table of exit statuses, errors and hints on standard error.
enum Ending {
    /// The exit statuses. Source: docs/reference/commands.md.
    enum Status: Int32 {
        case done = 0
        case refused = 1
        case usage = 2
        case fault = 5
        case verificationFailed = 6
    }

    /// A check that failed; the findings are printed already.
    struct VerificationFailed: Error {}

    /// A check that says no; the findings are printed already.
    struct Refused: Error {}

    /// Says what went wrong and ends the program.
    static func end(with error: any Error, in command: any ParsableCommand.Type) -> Never {
        if error is VerificationFailed { exit(Status.verificationFailed.rawValue) }
        if error is Refused { exit(Status.refused.rawValue) }
        if let refusal = error as? Refusal {
            say("error: \(refusal.reason)")
            say("hint: \(refusal.help)")
            if let underlying = refusal.underlying { say("cause: \(underlying)") }
            exit(status(of: refusal).rawValue)
        }
        let code = command.exitCode(for: error)
        if code == .success { command.exit(withError: error) }
        if code == .validationFailure {
            sayUsage(error, of: command)
            exit(Status.usage.rawValue)
        }
        say("error: \(error)")
        exit(Status.fault.rawValue)
    }

    /// Wrong use, in the words of `svd`: what is wrong, how it is written, where there is more.
    private static func sayUsage(_ error: any Error, of command: any ParsableCommand.Type) {
        say("error: \(command.message(for: error))")
        let full = command.fullMessage(for: error)
        guard let usage = full.split(separator: "\n").first(where: { $0.hasPrefix("Usage: ") })
        else { return }
        let form = usage.dropFirst("Usage: ".count)
        let words = form.split(separator: " ").prefix { $0.first?.isLetter == true }
        say("hint: write it as: \(form)")
        say("hint: more with: \(words.joined(separator: " ")) --help")
    }

    private static func status(of refusal: Refusal) -> Status {
        switch refusal.code {
        case .internalFault, .storageFull: .fault
        case .notFound, .fieldMissing, .fieldInvalid, .periodInvalid, .schemaVersionUnknown: .usage
        case .ledgerInconsistent: .verificationFailed
        default: .refused
        }
    }

    private static func say(_ line: String) {
        Console.error("svd-gateway: \(VisibleText.line(line))")
    }
}

/// Results on standard output, everything else on standard error. What in a text would steer a
/// terminal is written out; bytes are written as they are.
enum Console {
    /// Prints a result.
    static func result(_ line: String) { write(text(line), to: 1) }

    /// Prints lines of a result, as they end.
    static func result(lines: String) { write(Array(VisibleText.lines(lines).utf8), to: 1) }

    /// Prints a result as it is.
    static func result(_ bytes: [UInt8]) { write(bytes, to: 1) }

    /// Prints a line for the person who watches.
    static func error(_ line: String) { write(text(line), to: 2) }

    private static func text(_ lines: String) -> [UInt8] {
        Array((VisibleText.lines(lines) + "\n").utf8)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                return
            }
            rest = rest.dropFirst(written)
        }
    }
}

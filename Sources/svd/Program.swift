import ArgumentParser
import Glibc

/// The entry point: parses, runs, and turns errors into words and an exit status.
@main
enum Program {
    /// The arguments could not be understood, or ask for help.
    private struct ParsingEnded: Error {
        let underlying: any Error
    }

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        exit(await run().rawValue)
    }

    private static func run() async -> ExitStatus {
        do {
            try await Interruption.watch { try await perform() }
            return .done
        } catch let ended as ParsingEnded {
            return answer(toParsing: ended.underlying)
        } catch let error as ReaderGone {
            return ExitStatus(error)
        } catch let error as ExitCode {
            return ExitStatus(rawValue: error.rawValue) ?? .fault
        } catch {
            let complaint = Complaint(describing: error)
            complaint.write()
            return complaint.status
        }
    }

    private static func perform() async throws {
        var command: any ParsableCommand
        do { command = try SVD.parseAsRoot() } catch { throw ParsingEnded(underlying: error) }
        do {
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ValidationError {
            throw ParsingEnded(underlying: error)
        } catch  where !(error is ExitCode) && SVD.exitCode(for: error) == .success {
            // The library runs requests for help as commands of its own.
            throw ParsingEnded(underlying: error)
        }
    }

    /// Help and versions are results; anything else is wrong use.
    private static func answer(toParsing error: any Error) -> ExitStatus {
        let full = SVD.fullMessage(for: error)
        if SVD.exitCode(for: error) == .success {
            try? Console.put(lines: full + "\n")
            return .done
        }
        let message = "svd: error: \(SVD.message(for: error))"
        for line in message.split(separator: "\n") { Console.say(String(line)) }
        if let usage = full.split(separator: "\n").first(where: { $0.hasPrefix("Usage: ") }) {
            let form = usage.dropFirst("Usage: ".count)
            let command = form.split(separator: " ").prefix { $0.first?.isLetter == true }
            Console.say("svd: hint: write it as: \(form)")
            Console.say("svd: hint: more with: \(command.joined(separator: " ")) --help")
        }
        return .usage
    }
}

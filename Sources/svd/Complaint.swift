import GatewayClient
import SharingLedger
import SharingModel

/// What the program tells the user when it does not do what was asked.
struct Complaint: Error {
    /// How the program ends.
    let status: ExitStatus
    /// What is wrong.
    let message: String
    /// What to do next; empty where there is nothing to say.
    let hint: String

    init(_ status: ExitStatus, _ message: String, hint: String = "") {
        self.status = status
        self.message = message
        self.hint = hint
    }

    /// The words for an error of any kind.
    init(describing error: any Error) {
        let status = ExitStatus(error)
        switch error {
        case let complaint as Complaint: self = complaint
        case let refusal as Refusal: self.init(status, refusal.reason, hint: refusal.help)
        case let problem as GatewayProblem:
            self.init(status, "\(problem.detail) (\(problem.code))", hint: problem.help)
        case let failure as ConnectionFailure:
            self.init(status, failure.detail, hint: failure.hint)
        case let error as ProfileError: self.init(status, error.reason, hint: error.hint)
        case let error as LocalFileError:
            self.init(status, "\(error.path): \(error.reason)", hint: error.hint)
        case let error as FilterError: self.init(status, error.reason, hint: error.hint)
        case let error as LedgerError:
            self.init(
                status, "It does not verify: \(error.reason)",
                hint: "Keep the files as they are and tell the gateway's operator.")
        case is CancellationError: self.init(status, "Stopped.")
        case let error as ProtocolFault:
            self.init(
                status, error.detail,
                hint: "The gateway and this program may be of different versions. Run `svd doctor`."
            )
        default:
            self.init(
                status, "Something went wrong inside this program: \(error)",
                hint: "Please send this message to the gateway's operator.")
        }
    }

    /// Writes `svd: error: …` and `svd: hint: …` to standard error.
    func write() {
        Console.say("svd: error: \(message)")
        if !hint.isEmpty { Console.say("svd: hint: \(hint)") }
    }
}

import StrictJSON

/// What one check of `svd doctor` found.
struct Finding {
    /// How well it is.
    enum State: String {
        case ok, warn, fail
    }

    let state: State
    /// What was checked.
    let name: String
    /// What was found.
    let detail: String
    /// What to do; empty where nothing is to be done.
    let help: String

    init(_ state: State, _ name: String, _ detail: String, help: String = "") {
        self.state = state
        self.name = name
        self.detail = detail
        self.help = help
    }

    /// The finding for people.
    var lines: [String] {
        let mark = state.rawValue + String(repeating: " ", count: 6 - state.rawValue.count)
        let first = "\(mark)\(name): \(detail)"
        return help.isEmpty ? [first] : [first, "      → \(help)"]
    }

    var json: JSONValue {
        [
            "name": .string(name), "state": .string(state.rawValue), "detail": .string(detail),
            "help": .string(help),
        ]
    }
}

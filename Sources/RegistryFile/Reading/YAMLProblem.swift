import Yams

/// The YAML reader's own complaints as problems of the registry.
enum YAMLProblem {
    static func problem(_ error: YamlError, in text: String) -> RegistryProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return made(mark.line, mark.column, "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            return made(
                context.mark.line, context.mark.column,
                "the key `\(keys.first ?? "")` stands more than once in the same mapping",
                help: "Keep one of them.")
        case .reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            let line = before.count(where: \.isNewline) + 1
            let column = before.reversed().prefix { !$0.isNewline }.count + 1
            return made(line, column, "not YAML: \(problem)")
        default:
            return made(1, 1, "the file cannot be read as YAML")
        }
    }

    private static func made(
        _ line: Int, _ column: Int, _ reason: String,
        help: String = "Check indentation (spaces, not tabs), colons and quotes near there."
    ) -> RegistryProblem {
        RegistryProblem(line: line, column: column, path: "", reason: reason, help: help)
    }
}

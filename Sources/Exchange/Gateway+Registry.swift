import Logging
import RegistryFile

extension Gateway {
    /// Names in the log what the registry in force asks for that no file can meet. It was applied
    /// before that was refused, or a version was published since: it is served all the same.
    func warnOfRegistry() {
        let judgement = RegistryJudgement(
            registryHolder.current.document, catalogue: catalogue, today: today)
        for problem in judgement.faults + judgement.warnings {
            logger.warning(
                "the registry asks for what cannot come",
                metadata: [
                    "place": "\(problem.path)", "line": "\(problem.line)",
                    "cause": "\(problem.reason)", "help": "\(problem.help)",
                ])
        }
    }
}

/// A value that a rule names, of the type of its column.
enum RuleValue: Sendable, Hashable {
    case text(String)
    /// Of columns of integers and numbers.
    case number(ExactDecimal)
    case flag(Bool)

    /// As a report says it.
    var words: String {
        switch self {
        case .text(let text): text
        case .number(let number): number.text
        case .flag(let flag): flag ? "yes" : "no"
        }
    }
}

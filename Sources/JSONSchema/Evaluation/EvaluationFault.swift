/// An evaluation went beyond a limit, so that nothing can be said about the instance.
public struct EvaluationFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The limit that was passed.
    public enum Reason: String, Sendable, Hashable {
        case tooDeep = "schemas applied inside one another too deeply"
        case tooManySteps = "more schemas to apply than an evaluation may"
        case patternTooCostly = "a pattern that takes too many steps on this text"
    }

    /// The limit that was passed.
    public let reason: Reason
    /// The schema's address, where it has one.
    public let schema: String

    /// The limit and the schema.
    public var description: String { "\(schema): \(reason.rawValue)" }
}

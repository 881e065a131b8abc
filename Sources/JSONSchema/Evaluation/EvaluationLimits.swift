/// How far an evaluation may go before it is given up.
public struct EvaluationLimits: Sendable, Hashable {
    /// The most schemas applied inside one another; the standard is far below what a thread's
    /// stack of 8 MiB bears.
    public var depthMax: Int
    /// The most schemas applied in all.
    public var stepsMax: Int

    /// Limits; by default a depth of 1,000 and 50 million steps.
    public init(depthMax: Int = 1000, stepsMax: Int = 50_000_000) {
        self.depthMax = depthMax
        self.stepsMax = stepsMax
    }
}

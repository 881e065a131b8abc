/// A test that came out otherwise than the suite says.
public struct ConformanceFailure: Sendable, Hashable {
    /// The case's description.
    public let caseDescription: String
    /// The test's description.
    public let testDescription: String
    /// How it came out.
    public let reason: String

    init(_ caseDescription: String, _ testDescription: String, _ reason: String) {
        self.caseDescription = caseDescription
        self.testDescription = testDescription
        self.reason = reason
    }
}

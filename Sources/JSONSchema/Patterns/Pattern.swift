/// A regular expression of ECMA-262 with the `u` flag, compiled; it matches Unicode scalars.
///
/// A pattern without look-around and back-references takes time in proportion to text times
/// pattern. Others are tried way by way, up to a limit.
package struct Pattern: Sendable {
    /// Matching would take more steps than a pattern may.
    package struct StepsExceeded: Error {}

    /// The most steps of a match that tries way by way: about a second of one core.
    package static let stepsMax = 20_000_000
    /// The most steps of a match in all states at once: enough for the longest text that the
    /// parser admits, and some seconds at worst.
    package static let parallelStepsMax = 400_000_000

    /// The expression as it was written.
    package let text: String
    private let program: PatternProgram

    /// Compiles an expression.
    /// - Throws: `PatternFault`.
    package init(_ text: String) throws(PatternFault) {
        let (node, groupCount) = try PatternParser.parse(text)
        self.text = text
        program = try PatternProgram(node, groupCount: groupCount)
    }

    /// Whether the pattern is found anywhere in a text.
    /// - Throws: `StepsExceeded`.
    package func isFound(in text: String) throws(StepsExceeded) -> Bool {
        let scalars = Array(text.unicodeScalars)
        let found: Bool?
        if program.isRegular {
            var matcher = ParallelMatcher(program, scalars, stepsMax: Self.parallelStepsMax)
            found = matcher.finds()
        } else {
            var matcher = BacktrackingMatcher(program, scalars, stepsMax: Self.stepsMax)
            found = matcher.finds()
        }
        guard let found else { throw StepsExceeded() }
        return found
    }
}

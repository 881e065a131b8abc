/// Why a regular expression is refused, and where it stands in the expression.
package struct PatternFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    package let reason: String
    /// How many Unicode scalars stand before the place.
    package let offset: Int

    /// The reason and the place.
    package var description: String { "\(reason) at character \(offset + 1)" }
}

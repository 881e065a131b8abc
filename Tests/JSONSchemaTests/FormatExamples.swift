import JSONSchema
import Testing

/// Good and bad texts of a format.
struct FormatExamples: Sendable, CustomTestStringConvertible {
    let format: Format
    let good: [String]
    let bad: [String]

    var testDescription: String { format.rawValue }
}

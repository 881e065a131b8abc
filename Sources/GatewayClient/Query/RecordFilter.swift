/// One condition on records: `column=value`, `column>=value`, `column<=value`, `column in a,b`.
public struct RecordFilter: Sendable, Hashable {
    /// How the column is compared.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "="
        case atLeast = ">="
        case atMost = "<="
        case oneOf = "in"
    }

    /// The column.
    public let column: String
    /// How it is compared.
    public let comparison: Comparison
    /// With what; for `oneOf` values with commas between.
    public let value: String

    /// Reads a condition.
    /// - Throws: `FilterError`.
    public init(_ text: String) throws(FilterError) {
        let hint =
            "Write \"column=value\", \"column>=value\", \"column<=value\" or \"column in a,b\"."
        let trimmed = Self.trimmed(text[...])
        let name = trimmed.prefix {
            $0 == "_" || $0 == "-" || $0.isASCII && ($0.isLetter || $0.isNumber)
        }
        guard !name.isEmpty else {
            throw FilterError("The condition does not begin with a column's name.", hint: hint)
        }
        let afterName = trimmed.dropFirst(name.count)
        let rest = Self.trimmed(afterName)
        if rest.hasPrefix(">=") || rest.hasPrefix("<=") {
            comparison = rest.hasPrefix(">") ? .atLeast : .atMost
            value = String(Self.trimmed(rest.dropFirst(2)))
        } else if rest.hasPrefix("=") {
            comparison = .equal
            value = String(Self.trimmed(rest.dropFirst(rest.hasPrefix("==") ? 2 : 1)))
        } else if afterName.first?.isWhitespace == true, rest.lowercased().hasPrefix("in ") {
            comparison = .oneOf
            value = rest.dropFirst(3).split(separator: ",", omittingEmptySubsequences: false)
                .map { String(Self.trimmed($0)) }.joined(separator: ",")
            guard !value.split(separator: ",", omittingEmptySubsequences: false).contains("") else {
                throw FilterError("The list after `\(name) in` has an empty place.", hint: hint)
            }
        } else {
            throw FilterError("There is no comparison after `\(name)`.", hint: hint)
        }
        column = String(name)
        guard !value.isEmpty else {
            throw FilterError(
                "There is no value after `\(name) \(comparison.rawValue)`.", hint: hint)
        }
    }

    /// The condition as the gateway reads it.
    public var item: (name: String, value: String) {
        switch comparison {
        case .equal: (column, value)
        case .atLeast: (column + ".gte", value)
        case .atMost: (column + ".lte", value)
        case .oneOf: (column + ".in", value)
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

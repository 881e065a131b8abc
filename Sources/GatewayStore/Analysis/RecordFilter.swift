public import SharingModel

/// A condition on one column of a query.
public struct RecordFilter: Sendable, Hashable {
    /// How the column is compared with the values.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        /// Is the value.
        case equals
        /// Is it or comes after it.
        case atLeast = "gte"
        /// Is it or comes before it.
        case atMost = "lte"
        /// Is one of the values.
        case oneOf = "in"
    }

    /// The column's name.
    public let column: String
    /// How it is compared.
    public let comparison: Comparison
    /// The values as written; one but for `oneOf`.
    public let values: [String]

    /// A condition.
    public init(column: String, comparison: Comparison, values: [String]) {
        self.column = column
        self.comparison = comparison
        self.values = values
    }

    /// Reads `column=v`, `column.gte=v`, `column.lte=v` or `column.in=a,b`.
    /// - Parameters:
    ///   - name: what stands before the equals sign.
    ///   - value: what stands after it.
    /// - Throws: a refusal `filter-invalid` for any other suffix.
    public static func parse(name: String, value: String) throws(Refusal) -> RecordFilter {
        guard let point = name.lastIndex(of: ".") else {
            return RecordFilter(column: name, comparison: .equals, values: [value])
        }
        let column = String(name[..<point])
        guard let comparison = Comparison(rawValue: String(name[name.index(after: point)...])),
            comparison != .equals, !column.isEmpty
        else {
            throw Refusal(
                .filterInvalid, "A filter is column, column.gte, column.lte or column.in.",
                help: "Write for example age.gte=18 or sex.in=F,M.", field: name)
        }
        let values =
            comparison == .oneOf
            ? value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            : [value]
        return RecordFilter(column: column, comparison: comparison, values: values)
    }
}

/// A rule between the cells of a row, or between rows.
struct RecordRule: Sendable, Hashable {
    /// The kinds of rules; the raw value is also the violation's code.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case unique
        case notBefore = "not-before"
        case requiredIf = "required-if"
        case forbiddenIf = "forbidden-if"
        case atMostOneOf = "at-most-one-of"
        case exactlyOneOf = "exactly-one-of"
        case inCodeList = "in-code-list"
        case equalsSum = "equals-sum"
        case distinct
        case withinDays = "within-days"
        case notInFuture = "not-in-future"
        case notGreater = "not-greater"
        case enumIf = "enum-if"
    }

    /// What a condition asks of a cell.
    enum Test: Sendable, Hashable {
        case oneOf([RuleValue])
        case present
        case absent
    }

    /// One condition; all conditions of a rule must hold.
    struct Condition: Sendable, Hashable {
        var column: Int
        var test: Test
    }

    /// The JSON pointer of the rules, before their indices.
    static let pointer = "/x-svd/rules/"

    var id: String
    var kind: Kind
    var severity: Severity
    /// Indices of columns, in the order of the document.
    var fields: [Int]
    var conditions: [Condition]
    /// The codes of `in-code-list`.
    var codes: [String]
    /// Of `enum-if`: the values that the fields may have.
    var values: [RuleValue] = []
    /// Of `within-days`: the most days that lie between the two.
    var days = 0
    /// Of `unique`: whether earlier submissions of the agency for the period count too.
    var acrossSubmissions = false
    /// What to tell the data officer, where the schema says it.
    var message: String?
}

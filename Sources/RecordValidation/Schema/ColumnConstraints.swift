/// The keywords of one property, read and checked.
struct ColumnConstraints: Sendable, Hashable {
    /// A JSON type that a cell can have.
    enum CellType: String, Sendable, Hashable, CaseIterable {
        case string, integer, number, boolean
    }

    var type: CellType = .string
    /// The declared ways to write a date or time, tried in order.
    var formats: [DateFormat] = []
    /// The values that `enum` allows, as they stand in a cell.
    var allowed: [String]?
    var constant: String?
    var pattern: String?
    var minLength: Int?
    var maxLength: Int?
    var minimum: ExactDecimal?
    var maximum: ExactDecimal?
    var exclusiveMinimum: ExactDecimal?
    var exclusiveMaximum: ExactDecimal?
    var multipleOf: ExactDecimal?
    /// The cell texts that mean "no value".
    var missing: [String] = [""]
    var trueTexts: [String] = ["true"]
    var falseTexts: [String] = ["false"]
}

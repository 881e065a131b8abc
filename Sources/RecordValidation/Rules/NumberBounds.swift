/// The limits of a number, compared exactly.
struct NumberBounds: BitwiseCopyable {
    private let minimum: ExactDecimal?
    private let maximum: ExactDecimal?
    private let exclusiveMinimum: ExactDecimal?
    private let exclusiveMaximum: ExactDecimal?
    private let step: ExactDecimal?

    init(_ constraints: ColumnConstraints) {
        minimum = constraints.minimum
        maximum = constraints.maximum
        exclusiveMinimum = constraints.exclusiveMinimum
        exclusiveMaximum = constraints.exclusiveMaximum
        step = constraints.multipleOf
    }

    /// Whether there is any.
    var isBounding: Bool {
        minimum != nil || maximum != nil || exclusiveMinimum != nil || exclusiveMaximum != nil
            || step != nil
    }

    func fault(of value: ExactDecimal) -> CellFault {
        if let minimum, value < minimum { return .minimum }
        if let exclusiveMinimum, value <= exclusiveMinimum { return .exclusiveMinimum }
        if let maximum, value > maximum { return .maximum }
        if let exclusiveMaximum, value >= exclusiveMaximum { return .exclusiveMaximum }
        if let step, !value.isMultiple(of: step) { return .multipleOf }
        return .none
    }
}

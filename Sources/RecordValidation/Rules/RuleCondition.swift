/// What a rule asks of one cell, compiled. The memory belongs to a `TableMemory`.
@safe struct RuleCondition: BitwiseCopyable {
    enum Test: UInt8 { case oneOf, oneOfAllowed, oneOfIntegers, oneOfDecimals, present, absent }

    var column: Int
    var test: Test
    private var texts: ByteTable
    /// Of `oneOfAllowed`: one bit for each text that the column allows, by its index.
    private var allowed: UInt64 = 0
    /// Of `oneOfIntegers` and `oneOfDecimals`; a yes is 1 and a no is 0.
    private var numbers: UnsafePointer<ExactDecimal>
    private var numberCount: Int

    init(_ condition: RecordRule.Condition, columns: [ColumnPlan], memory: TableMemory) {
        let column = condition.column
        switch condition.test {
        case .present: self.init(column: column, test: .present, memory: memory)
        case .absent: self.init(column: column, test: .absent, memory: memory)
        case .oneOf(let values):
            self.init(column: column, oneOf: values, of: columns[column], memory: memory)
        }
    }

    /// Asks for one of some values.
    init(column: Int, oneOf values: [RuleValue], of plan: ColumnPlan, memory: TableMemory) {
        var texts: [String] = []
        var numbers: [ExactDecimal] = []
        for value in values {
            switch value {
            case .text(let text): texts.append(text)
            case .number(let number): numbers.append(number)
            case .flag(let flag): numbers.append(ExactDecimal(mantissa: flag ? 1 : 0, scale: 0))
            }
        }
        let test: Test =
            plan.kind == .text ? .oneOf : plan.kind == .real ? .oneOfDecimals : .oneOfIntegers
        self.init(column: column, test: test, texts: texts, numbers: numbers, memory: memory)
        // Where the column allows few texts, compare the index that the cell's own check finds.
        guard plan.kind == .text, plan.allowed.count > 0, plan.allowed.count <= 64 else { return }
        self.test = .oneOfAllowed
        for text in texts {
            let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: CellBytes.slack)
            let index = unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe buffer.baseAddress.map {
                    unsafe plan.allowed.index(of: $0, count: buffer.count - CellBytes.slack)
                } ?? -1
            }
            if index >= 0 { allowed |= 1 << UInt64(index) }
        }
    }

    private init(
        column: Int, test: Test, texts: [String] = [], numbers: [ExactDecimal] = [],
        memory: TableMemory
    ) {
        self.column = column
        self.test = test
        self.texts = ByteTable(texts, memory: memory)
        unsafe self.numbers = memory.copy(numbers)
        numberCount = numbers.count
    }

    /// Whether the cell meets it; a cell that is itself faulty meets none.
    @inline(__always)
    func holds(_ slots: UnsafeMutablePointer<CellSlot>) -> Bool {
        let slot = unsafe slots + column
        switch test {
        case .present: return unsafe slot.pointee.state == .valued
        case .absent: return unsafe slot.pointee.state == .missing
        case .oneOfAllowed:
            // The cell's own check has found its index.
            return unsafe slot.pointee.state == .valued
                && allowed &>> UInt64(truncatingIfNeeded: slot.pointee.number) & 1 != 0
        case .oneOf:
            return unsafe slot.pointee.state == .valued
                && texts.index(of: slot.pointee.base, count: slot.pointee.count) >= 0
        case .oneOfIntegers:
            return unsafe slot.pointee.state == .valued && hasInteger(slot.pointee.number)
        case .oneOfDecimals:
            return unsafe slot.pointee.state == .valued && hasDecimal(slot)
        }
    }

    private func hasInteger(_ value: Int64) -> Bool {
        for index in 0..<numberCount where unsafe numbers[index].mantissa == value { return true }
        return false
    }

    /// Compares exactly, which the nearest binary64 value would not.
    private func hasDecimal(_ slot: UnsafeMutablePointer<CellSlot>) -> Bool {
        guard
            let value = unsafe ExactDecimal(bytes: slot.pointee.base, count: slot.pointee.count)
        else { return false }
        for index in 0..<numberCount where unsafe numbers[index] == value { return true }
        return false
    }
}

/// A rule between cells, compiled. The memory belongs to a `TableMemory`.
@safe struct RulePlan: BitwiseCopyable {
    /// One condition.
    @safe struct Condition: BitwiseCopyable {
        enum Test: UInt8 { case oneOf, oneOfAllowed, present, absent }
        var column: Int
        var test: Test
        var values: ByteTable
        /// Of `oneOfAllowed`: one bit for each text that the column allows, by its index.
        var allowed: UInt64 = 0
    }

    var kind: RuleKind
    var fields: UnsafePointer<Int>
    var fieldCount: Int
    var conditions: UnsafePointer<Condition>
    var conditionCount: Int
    var codes: ByteTable
    /// Which set of keys belongs to a `unique` rule.
    var keySet: Int
    /// Whether keys of earlier submissions count too.
    var looksBack: Bool
    var isError: Bool

    init(_ rule: RecordRule, keySet: Int, columns: [ColumnPlan], memory: TableMemory) {
        kind = RuleKind(rule.kind)
        unsafe fields = memory.copy(rule.fields)
        fieldCount = rule.fields.count
        let tests = rule.conditions.map { condition in
            switch condition.test {
            case .oneOf(let values):
                Condition(
                    column: condition.column, oneOf: values, of: columns[condition.column],
                    memory: memory)
            case .present:
                Condition(
                    column: condition.column, test: .present, values: ByteTable([], memory: memory))
            case .absent:
                Condition(
                    column: condition.column, test: .absent, values: ByteTable([], memory: memory))
            }
        }
        unsafe conditions = memory.copy(tests)
        conditionCount = tests.count
        codes = ByteTable(rule.codes, memory: memory)
        self.keySet = keySet
        looksBack = rule.acrossSubmissions
        isError = rule.severity == .error
    }

    /// Whether all conditions hold; a cell that is itself faulty meets none.
    @inline(__always)
    func applies(_ slots: UnsafeMutablePointer<CellSlot>) -> Bool {
        for index in 0..<conditionCount {
            let condition = unsafe conditions + index
            let slot = unsafe slots + condition.pointee.column
            let holds: Bool
            switch unsafe condition.pointee.test {
            case .present: holds = unsafe slot.pointee.state == .valued
            case .absent: holds = unsafe slot.pointee.state == .missing
            case .oneOfAllowed:
                // The cell's own check has found its index.
                holds =
                    unsafe slot.pointee.state == .valued
                    && condition.pointee.allowed &>> UInt64(truncatingIfNeeded: slot.pointee.number)
                        & 1 != 0
            case .oneOf:
                holds =
                    unsafe slot.pointee.state == .valued
                    && condition.pointee.values.index(
                        of: slot.pointee.base, count: slot.pointee.count) >= 0
            }
            guard holds else { return false }
        }
        return true
    }
}

extension RulePlan.Condition {
    /// A condition that asks for one of some texts; where the column allows few texts, it compares
    /// the index that the cell's own check finds.
    fileprivate init(
        column: Int, oneOf values: [String], of plan: ColumnPlan, memory: TableMemory
    ) {
        let table = ByteTable(values, memory: memory)
        self.init(column: column, test: .oneOf, values: table)
        guard plan.kind == .text, plan.allowed.count > 0, plan.allowed.count <= 64 else { return }
        test = .oneOfAllowed
        for text in values {
            let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: CellBytes.slack)
            let index = unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe buffer.baseAddress.map {
                    unsafe plan.allowed.index(of: $0, count: buffer.count - CellBytes.slack)
                } ?? -1
            }
            if index >= 0 { allowed |= 1 << UInt64(index) }
        }
    }
}

/// `RecordRule.Kind` as one byte.
enum RuleKind: UInt8 {
    case unique, notBefore, requiredIf, forbiddenIf, atMostOneOf, exactlyOneOf, inCodeList
    case equalsSum

    init(_ kind: RecordRule.Kind) {
        switch kind {
        case .unique: self = .unique
        case .notBefore: self = .notBefore
        case .requiredIf: self = .requiredIf
        case .forbiddenIf: self = .forbiddenIf
        case .atMostOneOf: self = .atMostOneOf
        case .exactlyOneOf: self = .exactlyOneOf
        case .inCodeList: self = .inCodeList
        case .equalsSum: self = .equalsSum
        }
    }
}

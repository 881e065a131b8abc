/// A rule between cells, compiled. The memory belongs to a `TableMemory`.
@safe struct RulePlan: BitwiseCopyable {
    var kind: RuleKind
    var fields: UnsafePointer<Int>
    var fieldCount: Int
    var conditions: UnsafePointer<RuleCondition>
    var conditionCount: Int
    var codes: ByteTable
    /// Of `enum-if`: what each field must meet where it has a value.
    var wanted: UnsafePointer<RuleCondition>
    /// Of `within-days`.
    var days: Int64
    /// Whether all fields are moments, and not days.
    var areMoments: Bool
    /// Of `within-days`: so many milliseconds between two moments are surely not too many days.
    var surelyWithin: Int64
    /// Of `not-before`: whether days are compared, and not moments.
    var comparesDays: Bool
    /// Which set of keys belongs to a `unique` rule.
    var keySet: Int
    /// Whether keys of earlier submissions count too.
    var looksBack: Bool
    var isError: Bool

    init(_ rule: RecordRule, keySet: Int, columns: [ColumnPlan], memory: TableMemory) {
        kind = RuleKind(rule.kind)
        unsafe fields = memory.copy(rule.fields)
        fieldCount = rule.fields.count
        let tests = rule.conditions.map {
            RuleCondition($0, columns: columns, memory: memory)
        }
        unsafe conditions = memory.copy(tests)
        conditionCount = tests.count
        codes = ByteTable(rule.codes, memory: memory)
        let values = rule.kind == .enumIf ? rule.fields : []
        unsafe wanted = memory.copy(
            values.map {
                RuleCondition(column: $0, oneOf: rule.values, of: columns[$0], memory: memory)
            })
        days = Int64(rule.days)
        let kinds = rule.fields.map { columns[$0].kind }
        comparesDays = Set(kinds).count > 1
        areMoments = kinds.allSatisfy { $0 == .instant }
        surelyWithin =
            areMoments
            ? days * LondonDay.millisecondsOfDay - LondonDay.millisecondsOfHour : .min
        self.keySet = keySet
        looksBack = rule.acrossSubmissions
        isError = rule.severity == .error
    }

    /// Whether all conditions hold.
    @inline(__always)
    func applies(_ slots: UnsafeMutablePointer<CellSlot>) -> Bool {
        for index in 0..<conditionCount where unsafe !conditions[index].holds(slots) {
            return false
        }
        return true
    }
}

/// `RecordRule.Kind` as one byte.
enum RuleKind: UInt8 {
    case unique, notBefore, requiredIf, forbiddenIf, atMostOneOf, exactlyOneOf, inCodeList
    case equalsSum, distinct, withinDays, notInFuture, notGreater, enumIf

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
        case .distinct: self = .distinct
        case .withinDays: self = .withinDays
        case .notInFuture: self = .notInFuture
        case .notGreater: self = .notGreater
        case .enumIf: self = .enumIf
        }
    }
}

import SharingModel

/// A dataset schema compiled to tables that are read row by row, byte by byte.
///
/// Sendable although it holds pointers: its tables never change after `init` (see `TableMemory`).
@safe final class RowProgram: @unchecked Sendable {
    let columns: UnsafePointer<ColumnPlan>
    let columnCount: Int
    let rules: UnsafePointer<RulePlan>
    let ruleCount: Int
    /// How many `unique` rules there are.
    let keySetCount: Int
    /// How many columns have a text normalisation.
    let normalisedCount: Int
    let location: LocationPlan
    private let memory: TableMemory

    /// Compiles columns and rules.
    /// - Throws: `schema-invalid` where a pattern cannot be compiled.
    init(
        columns: [Column], rules: [RecordRule], suspects: SuspectPolicy, areas: AreaTables
    ) throws(Refusal) {
        let memory = TableMemory()
        let months = MonthTable(memory: memory)
        let scan = unsafe memory.copy([SuspectPlan(suspects, memory: memory)])
        var plans: [ColumnPlan] = []
        var normalised = 0
        for column in columns {
            do {
                plans.append(
                    unsafe try ColumnPlan(
                        column, suspects: scan, areas: areas, textPlace: normalised,
                        months: months, memory: memory))
                if plans[plans.count - 1].isNormalised { normalised += 1 }
            } catch {
                throw MemberReader.refusal(
                    MemberReader.join("/properties", column.name) + "/pattern", error.reason)
            }
        }
        var rulePlans: [RulePlan] = []
        var keySets = 0
        for rule in rules {
            rulePlans.append(RulePlan(rule, keySet: keySets, columns: plans, memory: memory))
            if rule.kind == .unique { keySets += 1 }
        }
        unsafe self.columns = memory.copy(plans)
        columnCount = plans.count
        unsafe self.rules = memory.copy(rulePlans)
        ruleCount = rulePlans.count
        keySetCount = keySets
        normalisedCount = normalised
        location = LocationPlan(columns: columns, rules: rules)
        self.memory = memory
    }
}

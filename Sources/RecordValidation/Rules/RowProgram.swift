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
    private let memory: TableMemory

    /// Compiles columns and rules.
    /// - Throws: `schema-invalid` where a pattern cannot be compiled.
    init(
        columns: [Column], rules: [RecordRule], suspects: Set<SuspectKind>
    ) throws(Refusal) {
        let memory = TableMemory()
        let months = MonthTable(memory: memory)
        var plans: [ColumnPlan] = []
        for column in columns {
            do {
                plans.append(
                    try ColumnPlan(column, suspects: suspects, months: months, memory: memory))
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
        self.memory = memory
    }
}

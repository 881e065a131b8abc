/// What the row program does with a cell of one column. The memory belongs to a `TableMemory`.
@safe struct ColumnPlan: BitwiseCopyable {
    /// How a cell is read.
    enum Kind: UInt8 { case text, integer, real, date, instant, boolean }

    /// What a cell with a value goes through: the few checks of the commonest columns, or all.
    enum Path: UInt8 { case allowed, pattern, text, time, other }

    var kind: Kind
    var path = Path.other
    var isRequired: Bool
    /// Whether an empty cell means "no value".
    var emptyIsMissing: Bool
    /// Other texts that mean "no value".
    var missing: ByteTable
    /// The texts of `enum`, or the one of `const`; none where there is no such keyword.
    var allowed: ByteTable
    var isConstant: Bool
    var trueTexts: ByteTable
    var falseTexts: ByteTable
    var hasPattern: Bool
    var pattern: UnsafePointer<PatternAutomaton>
    var minLength: Int
    var maxLength: Int
    var formats: UnsafePointer<DatePlan>
    var formatCount: Int
    var hasBounds: Bool
    var bounds: UnsafePointer<NumberBounds>
    /// What the privacy scan looks for in a cell; empty where it does not look.
    var scans: SuspectMask
    /// How a text becomes canonical, where there is a normalisation of texts.
    var isNormalised: Bool
    var text: UnsafePointer<TextPlan>
    var suspects: UnsafePointer<SuspectPlan>

    init(
        _ column: Column, suspects: UnsafePointer<SuspectPlan>, areas: AreaTables,
        textPlace: Int, months: MonthTable, memory: TableMemory
    ) throws(PatternError) {
        let constraints = column.constraints
        switch column.storage {
        case .text: kind = .text
        case .integer: kind = .integer
        case .real: kind = .real
        case .date: kind = .date
        case .instant: kind = .instant
        case .boolean: kind = .boolean
        }
        isRequired = column.isRequired
        emptyIsMissing = constraints.missing.contains("")
        missing = ByteTable(constraints.missing.filter { !$0.isEmpty }, memory: memory)
        isConstant = constraints.allowed == nil && constraints.constant != nil
        let values = constraints.allowed ?? constraints.constant.map { [$0] } ?? []
        let both = constraints.allowed != nil ? constraints.constant : nil
        allowed = ByteTable(values.filter { both == nil || $0 == both }, memory: memory)
        trueTexts = ByteTable(constraints.trueTexts, memory: memory)
        falseTexts = ByteTable(constraints.falseTexts, memory: memory)
        hasPattern = constraints.pattern != nil
        var patterns: [PatternAutomaton] = []
        if let text = constraints.pattern {
            patterns.append(try PatternAutomaton(text, memory: memory))
        }
        unsafe pattern = memory.copy(patterns)
        minLength = constraints.minLength ?? 0
        maxLength = constraints.maxLength ?? .max
        let plans = constraints.formats.map { DatePlan($0, months: months, memory: memory) }
        unsafe formats = memory.copy(plans)
        formatCount = plans.count
        let limits = NumberBounds(constraints)
        hasBounds = limits.isBounding
        unsafe bounds = memory.copy([limits])
        let form = TextForm(column.normalisation)
        isNormalised = form != nil
        let plan = form.map { TextPlan($0, areas: areas, place: textPlace, memory: memory) }
        unsafe text = memory.copy(plan.map { [$0] } ?? [])
        let isOpen = values.isEmpty && constraints.pattern == nil && form == nil
        let isScanned =
            column.storage == .text && (isOpen || column.columnClass == .freeText)
        scans = unsafe isScanned ? suspects.pointee.kinds : []
        unsafe self.suspects = suspects
        path = choosePath()
    }

    private func choosePath() -> Path {
        guard missing.count == 0, !isNormalised else { return .other }
        let isFree = minLength == 0 && maxLength == .max && scans.isEmpty
        switch kind {
        case .text where allowed.count > 0: return isFree && !hasPattern ? .allowed : .other
        case .text where hasPattern: return isFree ? .pattern : .other
        case .text: return .text
        case .date, .instant: return formatCount > 0 && !hasPattern ? .time : .other
        case .integer, .real, .boolean: return .other
        }
    }
}

/// Which columns say where a record's event lies, and what must hold between them.
@safe struct LocationPlan: BitwiseCopyable {
    /// Two columns.
    struct Pair: BitwiseCopyable {
        var first: Int
        var second: Int
        /// Whether half a pair is to be reported: no rule of the schema does it.
        var asksBoth: Bool

        init(_ pair: CorePair, columns: [Column], rules: [RecordRule]) {
            first = pair.first
            second = pair.second
            asksBoth = !rules.contains { rule in
                let tested = rule.conditions.map(\.column)
                let isTie = rule.kind == .requiredIf || rule.kind == .forbiddenIf
                return isTie
                    && (tested.contains(pair.first) && rule.fields.contains(pair.second)
                        || tested.contains(pair.second) && rule.fields.contains(pair.first))
            }
        }
    }

    private(set) var degrees: Pair?
    private(set) var grid: Pair?

    init(columns: [Column], rules: [RecordRule]) {
        degrees = CorePair(.degrees, of: columns).map {
            Pair($0, columns: columns, rules: rules)
        }
        grid = CorePair(.grid, of: columns).map { Pair($0, columns: columns, rules: rules) }
    }

    /// Whether there is anything to check.
    var isChecked: Bool { degrees != nil || grid != nil }

    /// The position that the row gives.
    func position(
        _ slots: UnsafePointer<CellSlot>, _ columns: UnsafePointer<ColumnPlan>
    ) -> NationalGrid.Position? {
        if let pair = degrees, let (latitude, longitude) = unsafe values(pair, slots, columns) {
            return NationalGrid.Position(latitude: latitude, longitude: longitude)
        }
        guard let pair = grid, let (easting, northing) = unsafe values(pair, slots, columns) else {
            return nil
        }
        return NationalGrid.position(
            of: NationalGrid.Point(easting: easting, northing: northing))
    }

    /// Both numbers of a pair, where both cells have one.
    func values(
        _ pair: Pair, _ slots: UnsafePointer<CellSlot>, _ columns: UnsafePointer<ColumnPlan>
    ) -> (Double, Double)? {
        guard unsafe slots[pair.first].state == .valued && slots[pair.second].state == .valued
        else { return nil }
        return unsafe (
            number(slots[pair.first], columns[pair.first].kind),
            number(slots[pair.second], columns[pair.second].kind)
        )
    }

    private func number(_ slot: CellSlot, _ kind: ColumnPlan.Kind) -> Double {
        kind == .real
            ? Double(bitPattern: UInt64(bitPattern: slot.number)) : Double(slot.number)
    }
}

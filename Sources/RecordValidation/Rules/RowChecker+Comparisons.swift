/// Rules that compare values of one row with each other, with the calendar or with a list.
extension RowChecker {
    /// `distinct`: reports each field whose value an earlier one has.
    func checkDistinct(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        var holds = true
        for position in 1..<(unsafe rule.pointee.fieldCount) {
            let column = unsafe rule.pointee.fields[position]
            guard unsafe slots[column].state == .valued else { continue }
            for earlier in 0..<position
            where unsafe areEqual(column, rule.pointee.fields[earlier]) {
                holds = false
                unsafe report(index, column: column, place, base)
                break
            }
        }
        return holds
    }

    /// Whether two cells of columns of one type have the same value.
    private func areEqual(_ column: Int, _ other: Int) -> Bool {
        let one = unsafe slots + column
        let two = unsafe slots + other
        guard unsafe two.pointee.state == .valued else { return false }
        switch unsafe columns[column].kind {
        case .text:
            return unsafe one.pointee.count == two.pointee.count
                && ByteTable.equal(one.pointee.base, two.pointee.base, one.pointee.count)
        case .real: return unsafe decimal(one) == decimal(two)
        case .integer, .date, .instant, .boolean:
            return unsafe one.pointee.number == two.pointee.number
        }
    }

    private func decimal(_ slot: UnsafeMutablePointer<CellSlot>) -> ExactDecimal? {
        unsafe ExactDecimal(bytes: slot.pointee.base, count: slot.pointee.count)
    }

    /// `not-before` and `within-days`: the first field is neither before the second nor, for
    /// `within-days`, too many days after it.
    func checkOrder(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        let (first, second) = unsafe (rule.pointee.fields[0], rule.pointee.fields[1])
        guard unsafe slots[first].state == .valued, unsafe slots[second].state == .valued else {
            return true
        }
        var (later, earlier) = unsafe (slots[first].number, slots[second].number)
        if unsafe rule.pointee.comparesDays {
            later = unsafe LondonDay.of(later, kind: columns[first].kind)
            earlier = unsafe LondonDay.of(earlier, kind: columns[second].kind)
        }
        let holds =
            unsafe rule.pointee.kind == .withinDays
            ? later - earlier <= rule.pointee.days : later >= earlier
        if !holds { unsafe report(index, column: first, place, base) }
        return holds
    }

    /// `not-in-future`: judged by the day on which the file is received, where it is known.
    func checkFuture(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        guard let today else { return true }
        var holds = true
        for position in 0..<(unsafe rule.pointee.fieldCount) {
            let column = unsafe rule.pointee.fields[position]
            guard unsafe slots[column].state == .valued,
                unsafe LondonDay.of(slots[column].number, kind: columns[column].kind) > today
            else { continue }
            holds = false
            unsafe report(index, column: column, place, base)
        }
        return holds
    }

    /// `not-greater`: compares exactly.
    func checkGreater(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        let smaller = unsafe slots + rule.pointee.fields[0]
        let greater = unsafe slots + rule.pointee.fields[1]
        guard unsafe smaller.pointee.state == .valued, unsafe greater.pointee.state == .valued,
            let one = unsafe decimal(smaller), let other = unsafe decimal(greater), one > other
        else { return true }
        unsafe report(index, column: rule.pointee.fields[0], place, base)
        return false
    }

    /// `enum-if`: a cell that has a value has one of the rule's.
    func checkValues(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        var holds = true
        for position in 0..<(unsafe rule.pointee.fieldCount) {
            let column = unsafe rule.pointee.fields[position]
            guard unsafe slots[column].state == .valued,
                unsafe !rule.pointee.wanted[position].holds(slots)
            else { continue }
            holds = false
            unsafe report(index, column: column, place, base)
        }
        return holds
    }
}

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

    /// `not-before`: the first field is not before the second.
    func checkOrder(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        guard let (later, earlier) = unsafe times(rule) else { return true }
        let holds =
            unsafe rule.pointee.comparesDays
            ? day(later, of: rule.pointee.fields[0]) >= day(earlier, of: rule.pointee.fields[1])
            : later >= earlier
        if !holds { unsafe report(index, column: rule.pointee.fields[0], place, base) }
        return holds
    }

    /// `within-days`: the first field is not too many days after the second.
    func checkDays(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        guard let (later, earlier) = unsafe times(rule) else { return true }
        // Of most pairs of moments no calendar is needed to see that they lie near enough.
        if unsafe later - earlier <= rule.pointee.surelyWithin { return true }
        let (first, second) = unsafe (rule.pointee.fields[0], rule.pointee.fields[1])
        let days = day(later, of: first) - day(earlier, of: second)
        guard unsafe days > rule.pointee.days else { return true }
        unsafe report(index, column: first, place, base)
        return false
    }

    /// The values of a rule's two fields, where both have one.
    @inline(__always)
    private func times(_ rule: UnsafePointer<RulePlan>) -> (Int64, Int64)? {
        let first = unsafe slots + rule.pointee.fields[0]
        let second = unsafe slots + rule.pointee.fields[1]
        guard unsafe first.pointee.state == .valued && second.pointee.state == .valued else {
            return nil
        }
        return unsafe (first.pointee.number, second.pointee.number)
    }

    private func day(_ value: Int64, of column: Int) -> Int64 {
        unsafe LondonDay.of(value, kind: columns[column].kind)
    }

    /// `not-in-future`: judged by the day on which the file is received, where it is known.
    func checkFuture(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        var holds = true
        let areMoments = unsafe rule.pointee.areMoments
        for position in 0..<(unsafe rule.pointee.fieldCount) {
            let column = unsafe rule.pointee.fields[position]
            guard unsafe slots[column].state == .valued else { continue }
            let isMoment = unsafe areMoments || columns[column].kind == .instant
            guard unsafe slots[column].number > (isMoment ? dayEnd.millisecond : dayEnd.day) else {
                continue
            }
            holds = false
            unsafe report(index, column: column, place, base)
        }
        return holds
    }

    /// `not-greater`: no field but the last is greater than the last; compared exactly.
    func checkGreater(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        let last = unsafe rule.pointee.fieldCount - 1
        let greatest = unsafe slots + rule.pointee.fields[last]
        guard unsafe greatest.pointee.state == .valued, let bound = unsafe decimal(greatest) else {
            return true
        }
        var holds = true
        for position in 0..<last {
            let column = unsafe rule.pointee.fields[position]
            guard unsafe slots[column].state == .valued,
                let value = unsafe decimal(slots + column), value > bound
            else { continue }
            holds = false
            unsafe report(index, column: column, place, base)
        }
        return holds
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

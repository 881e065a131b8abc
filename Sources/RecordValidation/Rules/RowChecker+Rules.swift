extension RowChecker {
    /// Checks the rules between cells and between rows.
    /// - Returns: whether no rule of severity error is broken.
    @inline(__always)
    func checkRules(_ place: RecordPlace, base: UnsafePointer<UInt8>) -> Bool {
        var stands = true
        for index in 0..<ruleCount {
            let rule = unsafe rules + index
            let holds: Bool
            switch unsafe rule.pointee.kind {
            case .unique: holds = unsafe checkUnique(rule, index, place, base)
            case .notBefore: holds = unsafe checkOrder(rule, index, place, base)
            case .withinDays: holds = unsafe checkDays(rule, index, place, base)
            case .requiredIf, .forbiddenIf:
                holds =
                    unsafe !rule.pointee.applies(slots)
                    || checkPresence(rule, index, place, base)
            case .atMostOneOf, .exactlyOneOf:
                holds = unsafe checkCount(rule, index, place, base)
            case .inCodeList: holds = unsafe checkCodes(rule, index, place, base)
            case .equalsSum: holds = unsafe checkSum(rule, index, place, base)
            case .distinct: holds = unsafe checkDistinct(rule, index, place, base)
            case .notInFuture: holds = unsafe checkFuture(rule, index, place, base)
            case .notGreater: holds = unsafe checkGreater(rule, index, place, base)
            case .enumIf:
                holds =
                    unsafe !rule.pointee.applies(slots) || checkValues(rule, index, place, base)
            }
            if !holds, unsafe rule.pointee.isError || keys.halt != nil { stands = false }
        }
        return stands
    }

    private func checkPresence(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        let wanted = unsafe rule.pointee.kind == .requiredIf
        var holds = true
        for position in 0..<(unsafe rule.pointee.fieldCount) {
            let column = unsafe rule.pointee.fields[position]
            let isMissing = unsafe slots[column].state == .missing
            // A cell that is always required has been reported already.
            guard isMissing == wanted, unsafe !(wanted && columns[column].isRequired)
            else { continue }
            holds = false
            unsafe report(index, column: column, place, base)
        }
        return holds
    }

    private func checkCount(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        var present = 0
        for position in 0..<(unsafe rule.pointee.fieldCount)
        where unsafe slots[rule.pointee.fields[position]].state != .missing { present += 1 }
        guard unsafe present > 1 || (present == 0 && rule.pointee.kind == .exactlyOneOf) else {
            return true
        }
        unsafe report(index, column: rule.pointee.fields[0], place, base)
        return false
    }

    private func checkCodes(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        var holds = true
        for position in 0..<(unsafe rule.pointee.fieldCount) {
            let column = unsafe rule.pointee.fields[position]
            let slot = unsafe slots + column
            guard unsafe slot.pointee.state == .valued,
                unsafe rule.pointee.codes.index(of: slot.pointee.base, count: slot.pointee.count)
                    < 0
            else { continue }
            holds = false
            unsafe report(index, column: column, place, base)
        }
        return holds
    }

    private func checkSum(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        var total: Int128 = 0
        for position in 0..<(unsafe rule.pointee.fieldCount) {
            let slot = unsafe slots[rule.pointee.fields[position]]
            guard slot.state == .valued,
                let value = unsafe ExactDecimal(bytes: slot.base, count: slot.count)
            else { return true }
            total += value.at(ExactDecimal.digitsMax) * (position == 0 ? 1 : -1)
        }
        if total == 0 { return true }
        unsafe report(index, column: rule.pointee.fields[0], place, base)
        return false
    }
}

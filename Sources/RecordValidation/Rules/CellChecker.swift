/// Checks one cell and fills its slot. Looks at bytes only; allocates nothing.
enum CellChecker {
    /// What was found.
    struct Finding {
        /// The fault; the top bit says that the cell stands all the same. One byte, because one
        /// is made for every cell.
        private let bits: Int8

        @inline(__always)
        init(fault: CellFault) { bits = Int8(bitPattern: fault.rawValue) }

        /// A fault that is only warned of, or none.
        init(warning: CellFault) {
            bits = Int8(bitPattern: warning == .none ? 0 : warning.rawValue | 0x80)
        }

        @inline(__always)
        var isNone: Bool { bits == 0 }

        @inline(__always)
        var isError: Bool { bits > 0 }

        var fault: CellFault { CellFault(rawValue: UInt8(bitPattern: bits) & 0x7F) ?? .none }

        @inline(__always)
        var state: CellSlot.State { isError ? .invalid : .valued }
    }

    /// Checks a cell.
    /// - Parameters:
    ///   - slot: holds the bytes; receives state and value.
    ///   - scratch: room for a canonical text.
    @inline(__always)
    static func check(
        _ plan: UnsafePointer<ColumnPlan>, _ slot: UnsafeMutablePointer<CellSlot>,
        _ scratch: UnsafeMutablePointer<TextScratch>
    ) -> Finding {
        let base = unsafe slot.pointee.base
        let count = unsafe slot.pointee.count
        if unsafe count == 0 && plan.pointee.emptyIsMissing {
            unsafe slot.pointee.state = .missing
            return Finding(fault: unsafe plan.pointee.isRequired ? .required : .none)
        }
        let finding: Finding
        switch unsafe plan.pointee.path {
        case .allowed: finding = Finding(fault: unsafe allowed(plan, slot))
        case .pattern:
            let matches = unsafe plan.pointee.pattern.pointee.matches(base, count: count)
            finding = Finding(fault: matches ? .none : .pattern)
        case .text: finding = unsafe freeText(plan, base, count)
        case .time:
            if let value = unsafe DatePlan.quick(plan.pointee.formats, base, count: count) {
                unsafe slot.pointee.number = value
                finding = Finding(fault: .none)
            } else {
                finding = unsafe time(plan, slot)
            }
        case .other: return unsafe other(plan, slot, scratch)
        }
        unsafe slot.pointee.state = finding.state
        return finding
    }

    /// Any cell of any column.
    @inline(never)
    private static func other(
        _ plan: UnsafePointer<ColumnPlan>, _ slot: UnsafeMutablePointer<CellSlot>,
        _ scratch: UnsafeMutablePointer<TextScratch>
    ) -> Finding {
        let base = unsafe slot.pointee.base
        let count = unsafe slot.pointee.count
        if unsafe plan.pointee.missing.count > 0
            && plan.pointee.missing.index(of: base, count: count) >= 0
        {
            unsafe slot.pointee.state = .missing
            return Finding(fault: unsafe plan.pointee.isRequired ? .required : .none)
        }
        let finding: Finding
        switch unsafe plan.pointee.kind {
        case .text where unsafe plan.pointee.isNormalised:
            return unsafe normalised(plan, slot, scratch)
        case .text: finding = unsafe text(plan, slot)
        case .date, .instant: finding = unsafe time(plan, slot)
        case .integer: finding = Finding(fault: unsafe integer(plan, slot))
        case .real: finding = Finding(fault: unsafe real(plan, slot))
        case .boolean: finding = Finding(fault: unsafe boolean(plan, slot))
        }
        unsafe slot.pointee.state = finding.state
        return finding
    }

    @inline(__always)
    private static func allowed(
        _ plan: UnsafePointer<ColumnPlan>, _ slot: UnsafeMutablePointer<CellSlot>
    ) -> CellFault {
        let index = unsafe plan.pointee.allowed.index(
            of: slot.pointee.base, count: slot.pointee.count)
        unsafe slot.pointee.number = Int64(truncatingIfNeeded: index)
        guard index < 0 else { return .none }
        return unsafe plan.pointee.isConstant ? .constant : .allowed
    }

    /// A text that is made canonical first; the other checks are of the canonical text.
    private static func normalised(
        _ plan: UnsafePointer<ColumnPlan>, _ slot: UnsafeMutablePointer<CellSlot>,
        _ scratch: UnsafeMutablePointer<TextScratch>
    ) -> Finding {
        let base = unsafe slot.pointee.base
        let count = unsafe slot.pointee.count
        unsafe scratch.pointee.originals[plan.pointee.text.pointee.place] =
            unsafe TextScratch.Original(base: base, count: count)
        if unsafe plan.pointee.emptyIsMissing && CompactCell.isBlank(base, count: count) {
            unsafe slot.pointee.state = .missing
            return Finding(fault: unsafe plan.pointee.isRequired ? .required : .none)
        }
        var finding = Finding(
            fault: unsafe plan.pointee.text.pointee.normalise(slot, scratch))
        if finding.isNone { finding = unsafe text(plan, slot) }
        unsafe slot.pointee.state = finding.state
        if unsafe slot.pointee.state == .invalid {
            unsafe slot.pointee.base = base
            unsafe slot.pointee.count = count
        }
        return finding
    }

    private static func text(
        _ plan: UnsafePointer<ColumnPlan>, _ slot: UnsafeMutablePointer<CellSlot>
    ) -> Finding {
        let base = unsafe slot.pointee.base
        let count = unsafe slot.pointee.count
        if unsafe plan.pointee.allowed.count > 0 {
            let fault = unsafe allowed(plan, slot)
            if fault != .none { return Finding(fault: fault) }
        }
        if unsafe plan.pointee.hasPattern
            && !plan.pointee.pattern.pointee.matches(base, count: count)
        {
            return Finding(fault: .pattern)
        }
        return unsafe freeText(plan, base, count)
    }

    /// Length and suspects.
    @inline(__always)
    private static func freeText(
        _ plan: UnsafePointer<ColumnPlan>, _ base: UnsafePointer<UInt8>, _ count: Int
    ) -> Finding {
        // No text has more scalars than bytes, nor less than a quarter of them.
        if unsafe count > plan.pointee.maxLength
            && scalars(base, count) > plan.pointee.maxLength
        {
            return Finding(fault: .maxLength)
        }
        if unsafe count / 4 < plan.pointee.minLength
            && scalars(base, count) < plan.pointee.minLength
        {
            return Finding(fault: .minLength)
        }
        let scans = unsafe plan.pointee.scans
        if scans.isEmpty { return Finding(fault: .none) }
        return unsafe plan.pointee.suspects.pointee.find(scans, base, count: count)
    }

    private static func time(
        _ plan: UnsafePointer<ColumnPlan>, _ slot: UnsafeMutablePointer<CellSlot>
    ) -> Finding {
        for index in 0..<(unsafe plan.pointee.formatCount) {
            switch unsafe plan.pointee.formats[index].read(
                slot.pointee.base, count: slot.pointee.count)
            {
            case .value(let value, let isAmbiguous):
                unsafe slot.pointee.number = value
                if unsafe plan.pointee.hasPattern
                    && !plan.pointee.pattern.pointee.matches(
                        slot.pointee.base, count: slot.pointee.count)
                {
                    return Finding(fault: .pattern)
                }
                return isAmbiguous
                    ? Finding(warning: .ambiguousTime) : Finding(fault: .none)
            case .skipped: return Finding(fault: .skippedTime)
            case .unreadable: continue
            }
        }
        return Finding(fault: .format)
    }

    private static func integer(
        _ plan: UnsafePointer<ColumnPlan>, _ slot: UnsafeMutablePointer<CellSlot>
    ) -> CellFault {
        let base = unsafe slot.pointee.base
        let count = unsafe slot.pointee.count
        guard let value = unsafe ExactDecimal(bytes: base, count: count), value.scale == 0 else {
            return .type
        }
        unsafe slot.pointee.number = value.mantissa
        if unsafe plan.pointee.allowed.count > 0
            && plan.pointee.allowed.index(of: base, count: count) < 0
        {
            return unsafe plan.pointee.isConstant ? .constant : .allowed
        }
        return unsafe plan.pointee.hasBounds ? plan.pointee.bounds.pointee.fault(of: value) : .none
    }

    private static func real(
        _ plan: UnsafePointer<ColumnPlan>, _ slot: UnsafeMutablePointer<CellSlot>
    ) -> CellFault {
        guard
            let value = unsafe ExactDecimal(bytes: slot.pointee.base, count: slot.pointee.count)
        else { return .type }
        unsafe slot.pointee.number = Int64(bitPattern: value.double.bitPattern)
        return unsafe plan.pointee.hasBounds ? plan.pointee.bounds.pointee.fault(of: value) : .none
    }

    private static func boolean(
        _ plan: UnsafePointer<ColumnPlan>, _ slot: UnsafeMutablePointer<CellSlot>
    ) -> CellFault {
        let base = unsafe slot.pointee.base
        let count = unsafe slot.pointee.count
        if unsafe plan.pointee.trueTexts.index(of: base, count: count) >= 0 {
            unsafe slot.pointee.number = 1
            return .none
        }
        unsafe slot.pointee.number = 0
        return unsafe plan.pointee.falseTexts.index(of: base, count: count) >= 0 ? .none : .type
    }

    /// Unicode scalars of well-formed UTF-8: all bytes but continuations.
    static func scalars(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var scalars = 0
        for index in 0..<count where unsafe base[index] & 0xC0 != 0x80 { scalars += 1 }
        return scalars
    }
}

extension RowChecker {
    /// Empties a column's slot.
    @inline(__always)
    func clear(_ column: Int) {
        unsafe slots[column].base = UnsafePointer(empty)
        unsafe slots[column].count = 0
    }

    /// Checks a record that an `ObjectReader` has put into the slots.
    /// - Returns: whether it stands.
    func checkObject(
        _ kinds: UnsafePointer<ObjectReader.Kind>, _ base: UnsafePointer<UInt8>,
        _ place: RecordPlace
    ) -> Bool {
        unsafe checkSlots(base, place, kinds: kinds)
    }

    /// A JSON value is taken where it has the type of its column; null is no value.
    @inline(__always)
    func checkValue(
        _ kind: ObjectReader.Kind, _ plan: UnsafePointer<ColumnPlan>,
        _ slot: UnsafeMutablePointer<CellSlot>, _ scratch: UnsafeMutablePointer<TextScratch>
    ) -> CellChecker.Finding {
        let isOfType: Bool
        switch kind {
        case .absent, .null:
            unsafe slot.pointee.state = .missing
            unsafe slot.pointee.count = 0
            return CellChecker.Finding(fault: unsafe plan.pointee.isRequired ? .required : .none)
        case .text: isOfType = unsafe plan.pointee.takesText
        case .number:
            isOfType = unsafe plan.pointee.kind == .integer || plan.pointee.kind == .real
        case .yes, .no:
            if unsafe plan.pointee.kind == .boolean {
                unsafe slot.pointee.state = .valued
                unsafe slot.pointee.number = kind == .yes ? 1 : 0
                return CellChecker.Finding(fault: .none)
            }
            isOfType = false
        case .nested: isOfType = false
        }
        guard isOfType else {
            unsafe slot.pointee.state = .invalid
            return CellChecker.Finding(fault: .type)
        }
        return unsafe CellChecker.check(plan, slot, scratch)
    }
}

extension ColumnPlan {
    /// Whether its values are texts in JSON.
    @inline(__always)
    var takesText: Bool { kind == .text || kind == .date || kind == .instant }
}

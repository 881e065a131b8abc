/// One cell of an accepted row; valid only as long as its `RecordView`.
@safe public struct CellView {
    /// The cell's own bytes without quotes, doubled quotes made single; UTF-8.
    public let original: UnsafeRawBufferPointer
    /// The normalised value.
    public let value: CellValue

    /// - Parameter written: the cell as the file has it, where its text was made canonical.
    @inline(__always)
    init(_ slot: CellSlot, kind: ColumnPlan.Kind, written: TextScratch.Original? = nil) {
        let bytes = unsafe UnsafeRawBufferPointer(start: slot.base, count: slot.count)
        unsafe original =
            written.map { unsafe UnsafeRawBufferPointer(start: $0.base, count: $0.count) } ?? bytes
        guard slot.state == .valued else {
            value = .missing
            return
        }
        switch kind {
        case .text: value = unsafe .text(bytes)
        case .integer: value = .integer(slot.number)
        case .real: value = .real(Double(bitPattern: UInt64(bitPattern: slot.number)))
        case .date: value = .date(daysSinceEpoch: Int32(truncatingIfNeeded: slot.number))
        case .instant: value = .instant(milliseconds: slot.number)
        case .boolean: value = .boolean(slot.number != 0)
        }
    }

    /// Whether there is no value.
    public var isMissing: Bool {
        if case .missing = value { return true }
        return false
    }
}

/// A normalised value.
@safe public enum CellValue {
    /// There is none.
    case missing
    /// UTF-8; valid only as long as its `RecordView`.
    case text(UnsafeRawBufferPointer)
    case integer(Int64)
    case real(Double)
    /// Days since 1970-01-01.
    case date(daysSinceEpoch: Int32)
    /// Milliseconds since 1970-01-01T00:00:00Z.
    case instant(milliseconds: Int64)
    case boolean(Bool)
}

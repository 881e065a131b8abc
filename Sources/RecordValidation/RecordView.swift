/// One accepted row; valid only during the call that hands it over.
@safe public struct RecordView: ~Copyable {
    /// The data row, from 1.
    public let record: Int
    /// The physical line on which it starts; the header's is 1.
    public let line: Int
    /// How many columns the schema has.
    public let columnCount: Int
    let slots: UnsafePointer<CellSlot>
    let columns: UnsafePointer<ColumnPlan>
    private let originals: UnsafePointer<TextScratch.Original>
    private let location: LocationPlan

    init(
        record: Int, line: Int, columnCount: Int, slots: UnsafePointer<CellSlot>,
        columns: UnsafePointer<ColumnPlan>, originals: UnsafePointer<TextScratch.Original>,
        location: LocationPlan
    ) {
        self.record = record
        self.line = line
        self.columnCount = columnCount
        unsafe self.slots = slots
        unsafe self.columns = columns
        unsafe self.originals = originals
        self.location = location
    }

    /// The cell of a column, by its index in the schema's `columns`.
    @inline(__always)
    public func cell(_ column: Int) -> CellView {
        precondition(column >= 0 && column < columnCount, "a column of the schema")
        let plan = unsafe columns + column
        guard unsafe plan.pointee.isNormalised && slots[column].state == .valued else {
            return unsafe CellView(slots[column], kind: plan.pointee.kind)
        }
        return unsafe CellView(
            slots[column], kind: plan.pointee.kind,
            written: originals[plan.pointee.text.pointee.place])
    }

    /// Where the record's event lies, in WGS84: the columns that are `latitude` and `longitude`, or
    /// else what `easting` and `northing` give; nil where the row has neither pair.
    public var position: NationalGrid.Position? { unsafe location.position(slots, columns) }
}

import SharingModel

/// Where the fields of the records under work lie: three arrays that all records reuse.
@safe final class FieldTable {
    static let capacity = Limits.columnsMax + 1
    /// Offsets of content, without quotes, from the base of the record's bytes.
    let starts: UnsafeMutablePointer<UInt32>
    let ends: UnsafeMutablePointer<UInt32>
    /// Whether a field is in quotes, and whether it has doubled quotes in it. Written only for
    /// records that have quotes at all.
    let flags: UnsafeMutablePointer<UInt8>

    /// Where the fields of the record under work begin in the three arrays.
    var first = 0

    static let quoted: UInt8 = 1
    static let escaped: UInt8 = 2

    init() {
        unsafe starts = .allocate(capacity: Self.capacity)
        unsafe ends = .allocate(capacity: Self.capacity)
        unsafe flags = .allocate(capacity: Self.capacity)
        unsafe starts.initialize(repeating: 0, count: Self.capacity)
        unsafe ends.initialize(repeating: 0, count: Self.capacity)
        unsafe flags.initialize(repeating: 0, count: Self.capacity)
    }

    deinit {
        unsafe starts.deallocate()
        unsafe ends.deallocate()
        unsafe flags.deallocate()
    }
}

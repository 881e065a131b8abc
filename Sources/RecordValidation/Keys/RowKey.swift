/// The bytes by which the keys of two rows are compared: for each field its text after its length
/// in 4 bytes, or its number, date or moment in 8 bytes, little-endian; a key of one text is the
/// text alone. The same values give the same bytes in every file format.
enum RowKey {
    /// Appends the key of several fields, or of one that is no text.
    /// - Returns: false where a part of it is missing.
    static func append(
        _ fields: UnsafePointer<Int>, _ count: Int, _ slots: UnsafePointer<CellSlot>,
        _ columns: UnsafePointer<ColumnPlan>, to key: inout [UInt8]
    ) -> Bool {
        for position in 0..<count {
            let column = unsafe fields[position]
            let slot = unsafe slots[column]
            guard slot.state == .valued else { return false }
            if unsafe columns[column].kind == .text {
                unsafe withUnsafeBytes(of: UInt32(truncatingIfNeeded: slot.count).littleEndian) {
                    unsafe key.append(contentsOf: $0)
                }
                unsafe key.append(
                    contentsOf: UnsafeBufferPointer(start: slot.base, count: slot.count))
            } else {
                unsafe withUnsafeBytes(of: slot.number.littleEndian) {
                    unsafe key.append(contentsOf: $0)
                }
            }
        }
        return true
    }
}

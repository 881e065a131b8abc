/// Owns the scratch of normalised texts. Owned by one `RowChecker`; a row's texts live until the
/// next row is begun.
@safe final class TextRoom {
    /// The most bytes that a text can be longer than the cell it comes from.
    private static let growthMax = CompactCell.capacity

    let scratch: UnsafeMutablePointer<TextScratch>
    private let columns: Int
    private var capacity = 4096

    /// - Parameters:
    ///   - columns: how many columns are normalised as text.
    ///   - year: the year in which the file is read; 0 where it is not known.
    init(columns: Int, year: Int) {
        self.columns = columns
        unsafe scratch = .allocate(capacity: 1)
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        let originals = UnsafeMutablePointer<TextScratch.Original>.allocate(
            capacity: max(columns, 1))
        unsafe scratch.initialize(to: TextScratch(room: room, originals: originals, year: year))
    }

    deinit {
        unsafe scratch.pointee.room.deallocate()
        unsafe scratch.pointee.originals.deallocate()
        unsafe scratch.deallocate()
    }

    /// Forgets the last row and makes sure that the next one fits.
    @inline(__always)
    func begin(rowBytes: Int) {
        unsafe scratch.pointee.used = 0
        let needed = rowBytes + columns * (Self.growthMax + CellBytes.slack) + CellBytes.slack
        if needed > capacity { grow(to: needed) }
    }

    private func grow(to needed: Int) {
        unsafe scratch.pointee.room.deallocate()
        capacity = needed * 2
        unsafe scratch.pointee.room = .allocate(capacity: capacity)
    }
}

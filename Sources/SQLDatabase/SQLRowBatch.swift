/// Rows for one prepared statement, packed one after the other, so that they can be made by one
/// thread and written by another.
///
/// Bytes: for each value a tag, then what it has: 0 null; 1 an integer and 2 a binary64 number,
/// eight bytes each; 3 text, four bytes of count and then UTF-8. Numbers are in the machine's own
/// order. Values are copied in, so that nothing has to stay where it was.
///
/// Safe to hand over: it is used by one thread at a time, which whoever passes it on sees to.
@safe public final class SQLRowBatch: @unchecked Sendable {
    enum Tag { static let null: UInt8 = 0, integer: UInt8 = 1, real: UInt8 = 2, text: UInt8 = 3 }

    private(set) var bytes: UnsafeMutableRawPointer
    private var capacity: Int
    /// How many bytes are in use.
    public private(set) var byteCount = 0
    /// How many rows it holds.
    public private(set) var rowCount = 0

    /// An empty batch.
    /// - Parameter capacity: the bytes that it has room for at first; it grows.
    public init(capacity: Int) {
        self.capacity = max(capacity, 64)
        unsafe bytes = .allocate(byteCount: self.capacity, alignment: 8)
    }

    deinit { unsafe bytes.deallocate() }

    /// Begins a row; nothing else may touch the batch until the row has ended.
    public func beginRow() -> Row {
        unsafe Row(batch: self, place: bytes + byteCount, end: bytes + capacity)
    }

    /// Empties the batch; its memory stays.
    public func clear() {
        byteCount = 0
        rowCount = 0
    }

    fileprivate func end(_ place: UnsafeMutableRawPointer) {
        unsafe byteCount = place - bytes
        rowCount &+= 1
    }

    /// Makes room behind a place, and tells where that is now.
    fileprivate func grow(
        _ place: UnsafeMutableRawPointer, by count: Int
    ) -> (place: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer) {
        let used = unsafe place - bytes
        let larger = max(capacity * 2, used + count)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
        unsafe moved.copyMemory(from: bytes, byteCount: used)
        unsafe bytes.deallocate()
        unsafe bytes = moved
        capacity = larger
        return unsafe (moved + used, moved + larger)
    }
}

extension SQLRowBatch {
    /// A row under way: as many values as the statement has parameters, in their order.
    @safe public struct Row: ~Copyable {
        private let batch: SQLRowBatch
        private var place: UnsafeMutableRawPointer
        private var limit: UnsafeMutableRawPointer

        fileprivate init(
            batch: SQLRowBatch, place: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer
        ) {
            self.batch = batch
            unsafe self.place = unsafe place
            unsafe limit = unsafe end
        }

        /// Appends no value.
        public mutating func appendNull() {
            reserve(1)
            unsafe place.storeBytes(of: Tag.null, as: UInt8.self)
            unsafe place += 1
        }

        /// Appends an integer.
        public mutating func append(_ value: Int) {
            reserve(9)
            unsafe place.storeBytes(of: Tag.integer, as: UInt8.self)
            unsafe place.storeBytes(of: value, toByteOffset: 1, as: Int.self)
            unsafe place += 9
        }

        /// Appends a number.
        public mutating func append(_ value: Double) {
            reserve(9)
            unsafe place.storeBytes(of: Tag.real, as: UInt8.self)
            unsafe place.storeBytes(of: value, toByteOffset: 1, as: Double.self)
            unsafe place += 9
        }

        /// Appends UTF-8 text, which is copied.
        public mutating func append(_ text: UnsafeRawBufferPointer) {
            reserve(5 &+ text.count)
            unsafe place.storeBytes(of: Tag.text, as: UInt8.self)
            unsafe place.storeBytes(
                of: UInt32(truncatingIfNeeded: text.count), toByteOffset: 1, as: UInt32.self)
            if let start = text.baseAddress {
                unsafe (place + 5).copyMemory(from: start, byteCount: text.count)
            }
            unsafe place += 5 &+ text.count
        }

        /// Ends the row, which belongs to the batch from now on.
        public consuming func end() { unsafe batch.end(place) }

        @inline(__always)
        private mutating func reserve(_ count: Int) {
            if unsafe limit - place < count {
                unsafe (place, limit) = unsafe batch.grow(place, by: count)
            }
        }
    }
}

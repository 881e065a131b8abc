/// A part of a partition in memory: what is read goes to its end, what is used up goes from its
/// start. Has `CellBytes.slack` readable bytes behind it.
@safe final class PartitionWindow {
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var first = 0
    /// How many bytes are in it.
    private(set) var count = 0

    init(bytes capacity: Int) {
        self.capacity = capacity
        unsafe bytes = .allocate(capacity: capacity + CellBytes.slack)
    }

    deinit { unsafe bytes.deallocate() }

    /// The first byte.
    var start: UnsafeMutablePointer<UInt8> { unsafe bytes + first }

    func clear() { (first, count) = (0, 0) }

    /// Uses bytes up.
    func drop(_ dropped: Int) {
        first += dropped
        count -= dropped
    }

    /// Room for so many bytes at the end, which then belong to the window.
    func space(_ added: Int) -> UnsafeMutableRawBufferPointer {
        if count + added > capacity {
            let larger = max(capacity * 2, count + added)
            let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + CellBytes.slack)
            unsafe moved.update(from: start, count: count)
            unsafe bytes.deallocate()
            unsafe bytes = moved
            capacity = larger
        } else {
            unsafe bytes.update(from: start, count: count)
        }
        first = 0
        let space = unsafe UnsafeMutableRawBufferPointer(start: bytes + count, count: added)
        count += added
        return unsafe space
    }
}

private import CByteScan

/// Memory for keys. What is large lies in pages of 2 MiB where the system has them: handing out
/// pages of 4 KiB takes a twelfth of the time of a file of a million rows.
enum LargeMemory {
    private static let pageBytes = 2 << 20

    /// Room for values; `deallocate` frees it.
    static func allocate<Value: BitwiseCopyable>(
        _ capacity: Int, of type: Value.Type
    ) -> UnsafeMutablePointer<Value> {
        let bytes = capacity * MemoryLayout<Value>.stride
        guard bytes >= pageBytes else { return .allocate(capacity: capacity) }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: pageBytes)
        unsafe memory_use_large_pages(memory, Int64(bytes))
        return unsafe memory.bindMemory(to: type, capacity: capacity)
    }
}

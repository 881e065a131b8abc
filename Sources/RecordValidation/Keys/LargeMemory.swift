private import CByteScan

/// Memory for keys. What is large lies in pages of 2 MiB where the system has them: handing out
/// pages of 4 KiB takes a twelfth of the time of a file of a million rows. It goes back to the
/// system at once, which memory of that size from the common heap would not.
enum LargeMemory {
    /// Room for values, which are undefined.
    static func allocate<Value: BitwiseCopyable>(
        _ capacity: Int, of type: Value.Type
    ) -> UnsafeMutablePointer<Value> {
        let bytes = capacity * MemoryLayout<Value>.stride
        guard bytes >= memory_large_page else { return .allocate(capacity: capacity) }
        guard let memory = unsafe memory_large(Int64(bytes)) else {
            preconditionFailure("there is memory for keys up to their limit")
        }
        return unsafe memory.bindMemory(to: type, capacity: capacity)
    }

    /// Frees what `allocate` gave for the same capacity.
    static func free<Value: BitwiseCopyable>(_ memory: UnsafeMutablePointer<Value>, _ capacity: Int)
    {
        let bytes = capacity * MemoryLayout<Value>.stride
        if bytes >= memory_large_page {
            unsafe memory_large_free(memory, Int64(bytes))
        } else {
            unsafe memory.deallocate()
        }
    }
}

/// Owns the tables of a row program: plain memory that lives as long as this object.
///
/// Sendable although it holds pointers: tables are filled before the program that owns them is
/// handed to anybody, and nothing writes to them afterwards.
@safe final class TableMemory: @unchecked Sendable {
    private var blocks: [UnsafeMutableRawPointer] = unsafe []

    /// Copies values into memory of its own; never an empty block.
    func copy<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafePointer<Value> {
        let block = UnsafeMutablePointer<Value>.allocate(capacity: max(values.count, 1))
        for (index, value) in values.enumerated() {
            unsafe (block + index).initialize(to: value)
        }
        unsafe blocks.append(UnsafeMutableRawPointer(block))
        return unsafe UnsafePointer(block)
    }

    deinit { for index in unsafe blocks.indices { unsafe blocks[index].deallocate() } }
}

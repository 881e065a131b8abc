/// A caller's bytes on their way into a lock's closure.
///
/// Unchecked: whoever makes one reads the bytes before its own function returns, on the same
/// thread, and keeps them nowhere; nobody writes to them meanwhile.
@safe struct BorrowedBytes: @unchecked Sendable {
    let pointer: UnsafeRawBufferPointer

    init(_ pointer: UnsafeRawBufferPointer) { unsafe self.pointer = pointer }
}

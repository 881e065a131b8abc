import Glibc

/// Bytes on their way to a file descriptor, a mebibyte at a time.
struct Output {
    private var buffer: [UInt8] = []
    private static let capacity = 1 << 20

    private let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
        buffer.reserveCapacity(Self.capacity + 4096)
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes in unsafe buffer.append(contentsOf: bytes) }
    }

    mutating func append(_ bytes: [UInt8]) { buffer.append(contentsOf: bytes) }

    mutating func append(_ byte: UInt8) { buffer.append(byte) }

    mutating func append(decimal value: Int) { buffer.append(contentsOf: String(value).utf8) }

    /// Writes what has gathered, when it is enough or when `isLast`.
    /// - Returns: false where nobody reads any more.
    mutating func flush(isLast: Bool = false) -> Bool {
        guard isLast || buffer.count >= Self.capacity else { return true }
        var offset = 0
        while offset < buffer.count {
            let written = unsafe buffer.withUnsafeBytes { bytes in
                unsafe write(
                    descriptor, bytes.baseAddress.map { unsafe $0 + offset },
                    bytes.count - offset)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            offset += written
        }
        buffer.removeAll(keepingCapacity: true)
        return true
    }
}

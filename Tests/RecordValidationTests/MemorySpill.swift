import RecordValidation
import Synchronization

/// Keeps keys in an array, and fails where a test wants it to.
final class MemorySpill: KeySpill {
    struct Full: Error {}

    private var bytes: [UInt8] = []
    let bytesMax: Int

    init(bytesMax: Int) { self.bytesMax = bytesMax }

    func write(_ added: UnsafeRawBufferPointer, at offset: Int) throws {
        guard offset == bytes.count, offset + added.count <= bytesMax else { throw Full() }
        unsafe bytes.append(contentsOf: added)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws {
        guard offset + buffer.count <= bytes.count else { throw Full() }
        unsafe bytes.withUnsafeBytes { kept in
            unsafe buffer.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: kept[offset..<(offset + buffer.count)]))
        }
    }
}

struct MemorySpillStore: KeySpillStore {
    var bytesMax = Int.max

    func makeSpill() throws -> any KeySpill { MemorySpill(bytesMax: bytesMax) }
}

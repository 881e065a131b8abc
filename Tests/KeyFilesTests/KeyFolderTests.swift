import FoundationEssentials
import KeyFiles
import RecordValidation
import Testing

@Suite("Keys beyond memory lie in a file without a name")
struct KeyFolderTests {
    @Test("what is written is read, and the folder stays empty")
    func roundTrip() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "svd-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = KeyFolder(path: folder.path)
        let (one, other) = (try store.makeSpill(), try store.makeSpill())
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        unsafe try bytes.withUnsafeBytes { buffer in
            try unsafe one.write(buffer, at: 0)
            try unsafe other.write(UnsafeRawBufferPointer(rebasing: buffer[..<10]), at: 0)
            try unsafe one.write(buffer, at: buffer.count)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        var read = [UInt8](repeating: 0, count: 1000)
        unsafe try read.withUnsafeMutableBytes { try unsafe one.read(into: $0, at: 99_500) }
        #expect(read == Array((bytes + bytes)[99_500..<100_500]))
        #expect(throws: KeyFileFault.self) {
            unsafe try read.withUnsafeMutableBytes { try unsafe other.read(into: $0, at: 0) }
        }
    }

    @Test("a folder that is not there is a fault")
    func noFolder() {
        #expect(throws: KeyFileFault.self) { try KeyFolder(path: "/nowhere/at/all").makeSpill() }
    }
}

import Exchange
import Foundation
import GatewayTestKit
import Synchronization
import Testing

@Suite("Small files are durable together, and a failed flush fails each that it may concern")
struct GroupFlushTests {
    /// A flush that can be made to fail, and counts.
    private final class Flush: Sendable {
        let count = Atomic(0)
        let number = Atomic<Int32>(0)
        let named = Mutex(Set<Int>())
        let failed = Mutex(Set<Int>())
    }

    private func group(_ flush: Flush, _ folder: TemporaryFolder) throws -> GroupFlush {
        try GroupFlush(directory: folder.url.path) { _ in
            flush.count.add(1, ordering: .relaxed)
            usleep(2_000)
            return flush.number.load(ordering: .relaxed)
        }
    }

    @Test func `many at once share few flushes, and each is named before its own ends`()
        async throws
    {
        let (flush, folder) = (Flush(), try TemporaryFolder())
        let group = try group(flush, folder)
        try await withThrowingTaskGroup { tasks in
            for number in 0..<200 {
                tasks.addTask {
                    try await group.keep(since: group.mark) {
                        flush.named.withLock { _ = $0.insert(number) }
                    }
                    #expect(flush.named.withLock { $0.contains(number) })
                }
            }
            try await tasks.waitForAll()
        }
        #expect(flush.named.withLock { $0.count } == 200)
        #expect((1..<100).contains(flush.count.load(ordering: .relaxed)))
    }

    @Test func `a file that cannot be named fails alone`() async throws {
        let (flush, folder) = (Flush(), try TemporaryFolder())
        let group = try group(flush, folder)
        await withTaskGroup { tasks in
            for number in 0..<20 {
                tasks.addTask {
                    do {
                        try await group.keep(since: group.mark) { () throws(FileFault) in
                            if number == 7 { throw FileFault("rename") }
                        }
                    } catch {
                        flush.failed.withLock { _ = $0.insert(number) }
                    }
                }
            }
        }
        #expect(flush.failed.withLock { $0 } == [7])
    }

    @Test func `a failed flush counts against all files begun before it, and no later one`()
        async throws
    {
        let (flush, folder) = (Flush(), try TemporaryFolder())
        let group = try group(flush, folder)
        let early = group.mark
        flush.number.store(EIO, ordering: .relaxed)
        await #expect(throws: FileFault.self) { try await group.keep(since: early) {} }
        flush.number.store(0, ordering: .relaxed)
        await #expect(throws: FileFault.self) { try await group.keep(since: early) {} }
        try await group.keep(since: group.mark) {}
    }
}

import NIOCore

/// A file's bytes from a position to its end, read as the connection takes them.
struct UploadBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    /// The bytes of one read.
    static let chunkBytes = 256 << 10

    let file: LocalFile
    let from: Int
    let progress: @Sendable (Int) -> Void

    func makeAsyncIterator() -> Iterator {
        Iterator(file: file, position: from, progress: progress)
    }

    struct Iterator: AsyncIteratorProtocol {
        let file: LocalFile
        var position: Int
        let progress: @Sendable (Int) -> Void

        mutating func next() async throws -> ByteBuffer? {
            try Task.checkCancellation()
            progress(position)
            let wanted = Swift.min(UploadBody.chunkBytes, file.bytes - position)
            guard wanted > 0 else { return nil }
            var buffer = ByteBufferAllocator().buffer(capacity: wanted)
            let start = position
            let count = try unsafe buffer.writeWithUnsafeMutableBytes(
                minimumWritableBytes: wanted
            ) { space in
                unsafe try file.read(
                    into: UnsafeMutableRawBufferPointer(rebasing: space[..<wanted]), at: start)
            }
            guard count == wanted else {
                throw LocalFileError(
                    path: file.path, reason: "it became shorter while it was being sent",
                    hint: "Let no other program write to it, then run the same command again.")
            }
            position += count
            return buffer
        }
    }
}

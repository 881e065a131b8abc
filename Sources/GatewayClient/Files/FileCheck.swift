import Cryptography
public import RecordValidation
public import SharingModel

/// Validates and digests a file in one pass, a large chunk at a time, in constant memory.
public enum FileCheck {
    /// The bytes of one read.
    static let chunkBytes = 1 << 20

    /// Validates a file with the code that the gateway runs.
    /// - Parameters:
    ///   - file: the open file.
    ///   - schema: what it should hold.
    ///   - options: how much the report says.
    ///   - progress: told the bytes read so far.
    /// - Returns: the report, the same that the gateway would give.
    /// - Throws: `LocalFileError` where the disk fails; `CryptographyError`.
    public static func run(
        _ file: LocalFile, schema: DatasetSchema, options: ValidationOptions,
        progress: (Int) -> Void = { _ in }
    ) throws -> ValidationReport {
        let validator = FileValidator(schema: schema, options: options)
        let hasher = try SHA256Hasher()
        try unsafe scan(file) { bytes, position in
            unsafe hasher.update(bytes)
            unsafe validator.consume(bytes)
            progress(position)
        }
        guard let digest = SHA256Digest(bytes: hasher.finalize()) else {
            throw ProtocolFault("SHA-256 did not give 32 bytes.")
        }
        return validator.finish(fileDigest: digest)
    }

    /// The SHA-256 digest of a file.
    /// - Throws: `LocalFileError`; `CryptographyError`.
    public static func digest(of file: LocalFile) throws -> SHA256Digest {
        let hasher = try SHA256Hasher()
        try unsafe scan(file) { bytes, _ in unsafe hasher.update(bytes) }
        guard let digest = SHA256Digest(bytes: hasher.finalize()) else {
            throw ProtocolFault("SHA-256 did not give 32 bytes.")
        }
        return digest
    }

    private static func scan(
        _ file: LocalFile, _ body: (UnsafeRawBufferPointer, Int) -> Void
    ) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: chunkBytes, alignment: 64)
        defer { unsafe buffer.deallocate() }
        var position = 0
        while true {
            let count = try unsafe file.read(into: buffer, at: position)
            if count == 0 { return }
            position += count
            unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<count]), position)
            if Task.isCancelled { throw CancellationError() }
        }
    }
}

import Cryptography
import KeyFiles
public import RecordValidation
public import SharingModel

/// Validates and digests a file, a large chunk at a time, in constant memory.
public enum FileCheck {
    /// The bytes of one read.
    static let chunkBytes = 256 << 10
    /// Where keys go that outgrow memory; on disk, which /tmp need not be.
    static let keyFolder = "/var/tmp"

    /// Validates a file with the code that the gateway runs.
    /// - Parameters:
    ///   - file: the open file; it must not change meanwhile.
    ///   - schema: what it should hold.
    ///   - options: how much the report says.
    ///   - format: how the file is written.
    ///   - digests: whether the report has the file's digest; it is computed beside the checks, on
    ///     another processor.
    ///   - progress: told the bytes validated so far.
    /// - Returns: the report, the same that the gateway would give.
    /// - Throws: `LocalFileError` where the disk fails; `CryptographyError`; `CancellationError`.
    public static func run(
        _ file: LocalFile, schema: DatasetSchema, options: ValidationOptions,
        format: FileFormat = .csv, digests: Bool = true, progress: (Int) -> Void = { _ in }
    ) async throws -> ValidationReport {
        try await run(
            file, schema: schema, options: options, format: format, digests: digests,
            excluded: RowSet(), standing: nil, progress: progress
        ).report
    }

    /// What a pass over a file has found.
    struct Outcome {
        let report: ValidationReport
        let rowsStart: Int?
        let lateRejections: RowSet
    }

    static func run(
        _ file: LocalFile, schema: DatasetSchema, options: ValidationOptions,
        format: FileFormat, digests: Bool, excluded: RowSet, standing: (any StandingRows)?,
        progress: (Int) -> Void
    ) async throws -> Outcome {
        async let digest = digests ? digest(of: file) : nil
        let validator = FileValidator(
            schema: schema, options: options, format: format,
            resources: ValidationResources(
                spill: KeyFolder(path: keyFolder), excluded: excluded, standing: standing))
        try unsafe scan(file) { bytes, position in
            unsafe validator.consume(bytes)
            progress(position)
        }
        let report = validator.finish(fileDigest: try await digest)
        if let fault = validator.keyFault {
            throw LocalFileError(
                path: keyFolder, reason: "the rows could not be compared (\(fault))",
                hint: "Make room in that folder, then run the same command again.")
        }
        return Outcome(
            report: report, rowsStart: validator.rowsStart,
            lateRejections: validator.lateRejections)
    }

    /// The SHA-256 digest of a file.
    /// - Throws: `LocalFileError`; `CryptographyError`; `CancellationError`.
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

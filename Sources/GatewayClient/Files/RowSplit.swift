public import RecordValidation
import SharingModel

/// Parts a file into the rows that would be accepted and all others.
public struct RowSplit: Sendable {
    /// What was found out about the file.
    public let report: ValidationReport
    /// Where the first row begins: after the header, where there is one. Nil where the file was
    /// refused before any row.
    public let rowsStart: Int?
    /// The places of the rows that stand, in order; neighbours are one range.
    public let standing: [Range<Int>]
    /// How many rows stand.
    public let standingRows: Int

    /// Where a file's rows stand, gathered as they are found.
    private final class Places: StandingRows {
        var ranges: [Range<Int>] = []
        var rows = 0

        func rowStands(_ bytes: Range<Int>) {
            rows += 1
            if let last = ranges.last, last.upperBound == bytes.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<bytes.upperBound
            } else {
                ranges.append(bytes)
            }
        }
    }

    /// Checks a file as `FileCheck` does, and notes which rows stand.
    /// - Throws: as `FileCheck.run`.
    public static func run(
        _ file: LocalFile, schema: DatasetSchema, options: ValidationOptions,
        format: FileFormat = .csv, progress: (Int) -> Void = { _ in }
    ) async throws -> RowSplit {
        var excluded = RowSet()
        while true {
            let places = Places()
            let outcome = try await FileCheck.run(
                file, schema: schema, options: options, format: format, digests: true,
                excluded: excluded, standing: places, progress: progress)
            // Keys that went to disk are compared at the end: then some rows were noted too soon.
            guard outcome.lateRejections.isEmpty else {
                excluded = outcome.lateRejections
                continue
            }
            return RowSplit(
                report: outcome.report, rowsStart: outcome.rowsStart, standing: places.ranges,
                standingRows: places.rows)
        }
    }

    /// Copies the header and the rows that stand, or the header and the others.
    /// - Parameters:
    ///   - file: the file that was split; it must not have changed.
    ///   - stands: which rows.
    ///   - write: takes the bytes, piece by piece.
    /// - Throws: `LocalFileError`; what `write` throws.
    public func copy(
        _ file: LocalFile, stands: Bool, write: ([UInt8]) throws -> Void
    ) throws {
        let start = rowsStart ?? 0
        try Self.copy(file, 0..<start, write)
        var position = start
        for range in standing {
            if stands {
                try Self.copy(file, range, write)
            } else {
                try Self.copy(file, position..<range.lowerBound, write)
            }
            position = range.upperBound
        }
        if !stands, position < file.bytes { try Self.copy(file, position..<file.bytes, write) }
    }

    private static func copy(
        _ file: LocalFile, _ range: Range<Int>, _ write: ([UInt8]) throws -> Void
    ) throws {
        var position = range.lowerBound
        while position < range.upperBound {
            var piece = [UInt8](
                repeating: 0, count: min(FileCheck.chunkBytes, range.upperBound - position))
            let count = try unsafe piece.withUnsafeMutableBytes {
                unsafe try file.read(into: $0, at: position)
            }
            guard count > 0 else { return }
            try write(count == piece.count ? piece : Array(piece.prefix(count)))
            position += count
        }
    }
}

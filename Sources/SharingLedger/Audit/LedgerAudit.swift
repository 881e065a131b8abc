/// Reads all that a log publishes, computes everything again, and says what does not agree.
///
/// Only published bytes are read: the checkpoint, the tiles of every level, the bundles of entries.
public enum LedgerAudit {
    /// Audits a log.
    /// - Parameters:
    ///   - reader: where the log is published.
    ///   - log: the log's key.
    ///   - earlier: checkpoints seen before, which the log must continue.
    ///   - readsEntries: whether each leaf must be a ledger entry whose sequence is its index plus
    ///     1 and whose time is not before that of the one before it; false for a log of other
    ///     things.
    /// - Returns: what was read, and every problem with its place.
    /// - Throws: only what the reader throws; what is wrong with the log is in the result.
    public static func audit(
        _ reader: any TileReader, log: NoteVerifier, earlier: [Checkpoint] = [],
        readsEntries: Bool = true
    ) throws -> AuditResult {
        var result = AuditResult()
        guard let note = try reader.bytes(at: "checkpoint") else {
            result.add(.checkpointMissing, "checkpoint", "There is none.")
            return result
        }
        guard let checkpoint = Self.checkpoint(note, log, &result) else { return result }
        result.checkpoint = checkpoint
        var run = AuditRun(reader: reader, checkpoint: checkpoint, result: result)
        run.earlierSizes = Set(earlier.map(\.size))
        for path in TilePath.all(level: nil, size: checkpoint.size) {
            try run.read(bundle: path, readsEntries: readsEntries)
        }
        try run.compare()
        run.compare(earlier: earlier)
        return run.result
    }

    private static func checkpoint(
        _ bytes: [UInt8], _ log: NoteVerifier, _ result: inout AuditResult
    ) -> Checkpoint? {
        do {
            return try Checkpoint(verifying: bytes, log: log)
        } catch {
            result.add(.checkpointInvalid, "checkpoint", error.reason)
        }
        // The rest is still worth reading: it may show what the signature was over.
        return (try? SignedNote(parsing: bytes)).flatMap { try? Checkpoint(parsing: $0.text) }
    }
}

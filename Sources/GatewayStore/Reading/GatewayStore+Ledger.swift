import SQLDatabase
public import SharingModel

extension GatewayStore {
    /// How many entries the ledger has.
    public func ledgerSize() async throws -> Int {
        try await database.read { try LedgerTable.size($0) }
    }

    /// Entries in order.
    /// - Parameters:
    ///   - sequence: the first, from 1.
    ///   - limit: at most so many.
    public func ledgerEntries(from sequence: Int, limit: Int) async throws -> [LedgerEntry] {
        try await database.read { connection in
            var entries: [LedgerEntry] = []
            try LedgerTable.forEach(from: sequence, limit: limit, connection) {
                entries.append($0.entry)
            }
            return entries
        }
    }

    /// Shows every entry from a sequence on, in order, on one snapshot.
    public func forEachLedgerEntry(
        from sequence: Int, _ body: @escaping @Sendable (LedgerRecord) throws -> Void
    ) async throws {
        try await database.read {
            try LedgerTable.forEach(from: sequence, limit: Int.max, $0, body)
        }
    }

    /// The entry of that sequence.
    public func ledgerRecord(sequence: Int) async throws -> LedgerRecord? {
        try await database.read { try LedgerTable.record(sequence: sequence, $0) }
    }

    /// The newest signed checkpoint; nil while the ledger is empty.
    public func latestCheckpoint() async throws -> CheckpointRecord? {
        try await database.read { try LedgerTable.latestCheckpoint($0) }
    }

    /// The bytes at `checkpoint`, `tile/…` or `tile/entries/…`; nil where nothing is published.
    public func tileBytes(at path: String) async throws -> [UInt8]? {
        try await database.read { try LedgerTiles.bytes(at: path, $0) }
    }

    /// Writes the log into a directory as it is published: tiles and bundles first, the checkpoint
    /// that covers them last, all of one snapshot. Files that are there already are replaced.
    /// - Throws: a refusal `not-found` while the ledger is empty; `LogExport.Fault`.
    public func exportLog(to directory: String) async throws {
        try await database.read { try LogExport(directory: directory).write($0) }
    }
}

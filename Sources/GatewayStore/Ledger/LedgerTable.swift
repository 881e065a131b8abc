import SQLDatabase
import SharingLedger
import SharingModel
import StrictJSON

/// The statements over `ledgerEntry`, `ledgerTile` and `checkpoint`.
enum LedgerTable {
    static func insert(_ record: LedgerRecord, _ connection: SQLConnection) throws {
        try connection.run(
            "INSERT INTO ledgerEntry (sequence, entry, leafHash) VALUES (?1, ?2, ?3)",
            [.integer(record.sequence), .blob(record.bytes), .blob(record.leafHash)])
    }

    static func write(_ change: TileChange, _ connection: SQLConnection) throws {
        guard let level = change.path.level else { return }
        try connection.run(
            """
            INSERT INTO ledgerTile (level, tileIndex, hashes) VALUES (?1, ?2, ?3)
            ON CONFLICT (level, tileIndex) DO UPDATE SET hashes = excluded.hashes
            """,
            [.integer(level), .integer(change.path.index), .blob(change.bytes)])
    }

    static func insert(_ checkpoint: CheckpointRecord, _ connection: SQLConnection) throws {
        try connection.run(
            "INSERT INTO checkpoint (size, root, note, time) VALUES (?1, ?2, ?3, ?4)",
            [
                .integer(checkpoint.size), .blob(checkpoint.root), .text(checkpoint.note),
                .integer(checkpoint.time.milliseconds),
            ])
    }

    static func size(_ connection: SQLConnection) throws -> Int {
        try connection.first("SELECT max(sequence) FROM ledgerEntry") { $0.integer(0) } ?? 0
    }

    static func latestCheckpoint(_ connection: SQLConnection) throws -> CheckpointRecord? {
        try connection.first(
            "SELECT size, root, note, time FROM checkpoint ORDER BY size DESC LIMIT 1", [],
            checkpoint)
    }

    static func checkpoint(size: Int, _ connection: SQLConnection) throws -> CheckpointRecord? {
        try connection.first(
            "SELECT size, root, note, time FROM checkpoint WHERE size = ?1", [.integer(size)],
            checkpoint)
    }

    private static func checkpoint(_ row: SQLRow) -> CheckpointRecord {
        CheckpointRecord(
            size: row.integer(0), root: row.bytes(1), note: row.text(2),
            time: Instant(milliseconds: row.integer(3)))
    }

    static func record(sequence: Int, _ connection: SQLConnection) throws -> LedgerRecord? {
        try connection.first(
            "SELECT entry, leafHash FROM ledgerEntry WHERE sequence = ?1", [.integer(sequence)]
        ) { try record(bytes: $0.bytes(0), leafHash: $0.bytes(1)) }
    }

    static func forEach(
        from sequence: Int, limit: Int, _ connection: SQLConnection,
        _ body: (LedgerRecord) throws -> Void
    ) throws {
        try connection.forEach(
            """
            SELECT entry, leafHash FROM ledgerEntry WHERE sequence >= ?1
            ORDER BY sequence LIMIT ?2
            """,
            [.integer(sequence), .integer(limit)]
        ) { try body(record(bytes: $0.bytes(0), leafHash: $0.bytes(1))) }
    }

    private static func record(bytes: [UInt8], leafHash: [UInt8]) throws -> LedgerRecord {
        do {
            let json = try JSONParser.parse(bytes)
            return LedgerRecord(
                entry: try LedgerEntry(json: json), bytes: bytes, leafHash: leafHash)
        } catch let error as JSONError {
            throw Refusal(
                .ledgerInconsistent, "A stored ledger entry is not JSON.",
                help: "Run `svd-gateway ledger fsck`.", underlying: String(describing: error))
        }
    }

    /// The bytes published at a path of hashes or entries; nil where they are not there (yet).
    static func bytes(at path: TilePath, _ connection: SQLConnection) throws -> [UInt8]? {
        guard let level = path.level else { return try bundle(path, connection) }
        let hashes = try connection.first(
            "SELECT hashes FROM ledgerTile WHERE level = ?1 AND tileIndex = ?2",
            [.integer(level), .integer(path.index)]
        ) { $0.bytes(0) }
        let count = path.width * MerkleHash.byteCount
        guard let hashes, hashes.count >= count else { return nil }
        return Array(hashes.prefix(count))
    }

    private static func bundle(_ path: TilePath, _ connection: SQLConnection) throws -> [UInt8]? {
        let first = path.index * TilePath.fullWidth + 1
        var bundle: [UInt8] = []
        var count = 0
        try connection.forEach(
            "SELECT entry FROM ledgerEntry WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence",
            [.integer(first), .integer(first + path.width - 1)]
        ) { row in
            try EntryBundle.append(row.bytes(0), to: &bundle)
            count += 1
        }
        return count == path.width ? bundle : nil
    }

    /// The tree of the stored entries, from the open tiles at its right edge.
    static func tree(_ connection: SQLConnection) throws -> LedgerTree {
        let size = try size(connection)
        var open: [Int: [UInt8]] = [:]
        var hashes = size
        var level = 0
        while hashes > 0 {
            let width = hashes % TilePath.fullWidth
            if width > 0 {
                let path = TilePath(level: level, index: hashes / TilePath.fullWidth, width: width)
                open[level] = try bytes(at: path, connection)
            }
            hashes /= TilePath.fullWidth
            level += 1
        }
        return try LedgerTree(size: size, openTiles: open)
    }
}

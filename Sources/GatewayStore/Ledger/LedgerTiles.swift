import SQLDatabase
public import SharingLedger

/// The log as it is published, read from the database. Blocks the calling thread while it reads.
public struct LedgerTiles: TileReader {
    let database: SQLDatabase

    /// The bytes at `checkpoint`, `tile/…` or `tile/entries/…`.
    ///
    /// A partial tile is there in every width up to the one stored; a tile that is not full yet is
    /// not there under its full path.
    /// - Returns: nil where nothing is published, and for a path that no log publishes.
    /// - Throws: `SQLFault`.
    public func bytes(at path: String) throws -> [UInt8]? {
        try database.readAndWait { try Self.bytes(at: path, $0) }
    }

    static func bytes(at path: String, _ connection: SQLConnection) throws -> [UInt8]? {
        if path == "checkpoint" {
            return try LedgerTable.latestCheckpoint(connection).map { Array($0.note.utf8) }
        }
        guard let path = TilePath(text: path) else { return nil }
        return try LedgerTable.bytes(at: path, connection)
    }
}

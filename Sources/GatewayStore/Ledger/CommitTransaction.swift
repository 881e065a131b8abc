public import SQLDatabase
import SharingLedger
public import SharingModel
import StrictJSON

/// The transaction of one commit, as its body sees it. Valid inside the body only.
///
/// Owned by the writer's transaction; not to be kept or handed to another thread.
public final class CommitTransaction {
    /// The connection, for statements that this class does not know.
    public let connection: SQLConnection
    /// The entries of all bodies of the transaction that were not rolled back.
    private(set) var records: [LedgerRecord] = []
    private var sizeBefore: Int
    private var lastTime: Instant
    private var mark: (count: Int, time: Instant)

    init(connection: SQLConnection, sizeBefore: Int, lastTime: Instant) {
        self.connection = connection
        self.sizeBefore = sizeBefore
        self.lastTime = lastTime
        mark = (0, lastTime)
    }

    /// Begins the next body.
    func begin() { mark = (records.count, lastTime) }

    /// The entries of the body that ends.
    func appended() -> [LedgerRecord] { Array(records[mark.count...]) }

    /// Forgets the entries of a body that was rolled back; their sequences are used again.
    func discard() {
        records.removeSubrange(mark.count...)
        lastTime = mark.time
    }

    /// The time of the transaction's last entry.
    var time: Instant { lastTime }

    /// Appends an entry to the ledger.
    /// - Parameter entry: its sequence is set here; its time is set to that of the entry before it
    ///   where it would be earlier.
    /// - Returns: the entry as it stands in the ledger.
    /// - Throws: a refusal `internal-fault` where the entry has more than 65,535 bytes; `SQLFault`.
    public func append(_ entry: LedgerEntry) throws -> LedgerRecord {
        var entry = entry
        entry.sequence = sizeBefore + records.count + 1
        entry.time = max(entry.time, lastTime)
        let bytes = entry.json.canonicalBytes
        guard bytes.count <= Limits.ledgerEntryBytesMax else {
            throw Refusal(
                .internalFault, "A ledger entry would have \(bytes.count) bytes.",
                help: "At most \(Limits.ledgerEntryBytesMax) fit; tell the operator.")
        }
        let record = LedgerRecord(
            entry: entry, bytes: bytes, leafHash: MerkleHash.leaf(bytes))
        try LedgerTable.insert(record, connection)
        records.append(record)
        lastTime = entry.time
        return record
    }
}

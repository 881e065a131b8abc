/// How a database is opened.
public struct SQLOptions: Sendable, Hashable {
    /// When a commit is durable.
    public enum Durability: Sendable, Hashable {
        /// When `write` returns.
        case full
        /// When a later `makeDurable` returns: for data that can be loaded again. A crash of the
        /// process loses nothing; loss of power may lose the newest transactions, never half of
        /// one.
        case deferred
    }

    /// When a commit is durable.
    public var durability: Durability
    /// How many reads run at once.
    public var readersMax: Int
    /// How long a statement waits for another process's lock.
    public var busyTimeoutSeconds: Double
    /// The writing connection's page cache.
    public var cacheKilobytes: Int
    /// Each reading connection's page cache.
    public var readerCacheKilobytes: Int
    /// The page size of a new database file, a power of 2 from 512 to 65,536.
    public var pageBytes: Int
    /// After how many pages of write-ahead log they are copied into the database file.
    public var checkpointPages: Int
    /// The most pages the database may have; nil for no limit but the device's.
    public var pagesMax: Int?

    /// Options; the defaults suit a database of small durable transactions.
    public init(
        durability: Durability = .full, readersMax: Int = 8, busyTimeoutSeconds: Double = 10,
        cacheKilobytes: Int = 16_384, readerCacheKilobytes: Int = 2_048, pageBytes: Int = 4_096,
        checkpointPages: Int = 2_000, pagesMax: Int? = nil
    ) {
        self.durability = durability
        self.readersMax = readersMax
        self.busyTimeoutSeconds = busyTimeoutSeconds
        self.cacheKilobytes = cacheKilobytes
        self.readerCacheKilobytes = readerCacheKilobytes
        self.pageBytes = pageBytes
        self.checkpointPages = checkpointPages
        self.pagesMax = pagesMax
    }
}

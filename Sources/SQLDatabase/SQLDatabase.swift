internal import GRDB

/// A database: one writer at a time, readers beside it, each on a snapshot.
///
/// Nothing here says which engine it is; SQL written for it keeps to what SQLite and PostgreSQL
/// share where that is possible.
public final class SQLDatabase: Sendable {
    private let engine: any DatabaseWriter
    private let durability: SQLOptions.Durability

    private init(engine: any DatabaseWriter, durability: SQLOptions.Durability) {
        self.engine = engine
        self.durability = durability
    }

    /// Opens a database file, makes it where it is missing, and brings its tables up to date.
    /// - Parameters:
    ///   - path: the file; beside it stand its write-ahead log and that log's index.
    ///   - migrations: every step ever released, in order.
    /// - Throws: `SQLFault`; kind `other` where a newer version of this program wrote the file.
    public static func open(
        path: String, options: SQLOptions = SQLOptions(), migrations: [SQLMigration] = []
    ) throws(SQLFault) -> SQLDatabase {
        do {
            let pool = try DatabasePool(path: path, configuration: configuration(options))
            return try prepared(pool, options, migrations)
        } catch {
            throw SQLFault(error)
        }
    }

    /// Opens a database that lives in memory and goes with this object. Reads and writes take
    /// turns.
    public static func openInMemory(
        options: SQLOptions = SQLOptions(), migrations: [SQLMigration] = []
    ) throws(SQLFault) -> SQLDatabase {
        do {
            let queue = try DatabaseQueue(configuration: configuration(options))
            return try prepared(queue, options, migrations)
        } catch {
            throw SQLFault(error)
        }
    }

    /// Runs `body` in a transaction that keeps other writers out; commits when it returns, undoes
    /// everything when it throws. Never blocks a thread of the caller's executor, and is not cut
    /// short by cancellation of the caller.
    /// - Throws: what `body` throws; `SQLFault`, kind `outcomeUnknown` where COMMIT itself failed.
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (SQLConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            engine.asyncWriteWithoutTransaction { database in
                continuation.resume(
                    with: Result { try Self.transaction(SQLConnection(database), body) })
            }
        }
    }

    /// As `write`, for programs without concurrency: blocks the calling thread.
    public func writeAndWait<Value>(_ body: (SQLConnection) throws -> Value) throws -> Value {
        try engine.writeWithoutTransaction { try Self.transaction(SQLConnection($0), body) }
    }

    /// Runs `body` on a snapshot; what is written meanwhile does not show. Never blocks a thread of
    /// the caller's executor.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (SQLConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            engine.asyncRead { result in
                continuation.resume(
                    with: Result {
                        do {
                            return try body(SQLConnection(try result.get()))
                        } catch let error as DatabaseError {
                            throw SQLFault(error)
                        }
                    })
            }
        }
    }

    /// As `read`, for programs without concurrency: blocks the calling thread.
    public func readAndWait<Value>(_ body: (SQLConnection) throws -> Value) throws -> Value {
        do {
            return try engine.read { try body(SQLConnection($0)) }
        } catch let error as DatabaseError {
            throw SQLFault(error)
        }
    }

    /// When it returns, every write that returned before survives loss of power.
    ///
    /// A commit flushes the whole log before it, so one small commit that waits for the device does
    /// for all of them; what was copied out of the log already was flushed when it was copied.
    public func makeDurable() async throws {
        guard durability == .deferred else { return }
        try await withCheckedThrowingContinuation { continuation in
            engine.asyncWriteWithoutTransaction { database in
                continuation.resume(with: Result { try Self.flush(SQLConnection(database)) })
            }
        }
    }

    /// Copies the whole write-ahead log into the database file, as far as readers let it.
    public func checkpoint() throws {
        try engine.writeWithoutTransaction {
            let connection = SQLConnection($0)
            _ = try connection.query("PRAGMA wal_checkpoint(TRUNCATE)") { _ in }
        }
    }

    /// Closes every connection; later accesses throw.
    public func close() throws {
        do { try engine.close() } catch { throw SQLFault(error) }
    }

    private static func flush(_ connection: SQLConnection) throws {
        let mark = try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
        try connection.execute("PRAGMA synchronous = FULL")
        defer { try? connection.execute("PRAGMA synchronous = NORMAL") }
        // A commit that changes nothing would flush nothing.
        try connection.execute("PRAGMA user_version = \((mark + 1) & 0x3FFF_FFFF)")
    }

    private static func transaction<Value>(
        _ connection: SQLConnection, _ body: (SQLConnection) throws -> Value
    ) throws -> Value {
        try connection.execute("BEGIN IMMEDIATE")
        let value: Value
        do {
            value = try body(connection)
        } catch {
            if connection.isInTransaction { try connection.execute("ROLLBACK") }
            throw error
        }
        guard connection.isInTransaction else {
            throw SQLFault(.other, message: "the engine ended the transaction before its commit")
        }
        do throws(SQLFault) {
            try connection.execute("COMMIT")
        } catch {
            if connection.isInTransaction { try connection.execute("ROLLBACK") }
            throw error.atCommit
        }
        return value
    }
}

extension SQLDatabase {
    private static func configuration(_ options: SQLOptions) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(options.busyTimeoutSeconds)
        configuration.maximumReaderCount = options.readersMax
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            let connection = SQLConnection(database)
            if !database.configuration.readonly {
                try connection.execute("PRAGMA page_size = \(options.pageBytes)")
            }
            try connection.execute("PRAGMA cache_size = -\(options.readerCacheKilobytes)")
            try connection.execute("PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    private static func prepared(
        _ engine: any DatabaseWriter, _ options: SQLOptions, _ migrations: [SQLMigration]
    ) throws -> SQLDatabase {
        // GRDB sets NORMAL when it turns the write-ahead log on, so this comes after it.
        let synchronous = options.durability == .full ? "FULL" : "NORMAL"
        try engine.writeWithoutTransaction { database in
            let connection = SQLConnection(database)
            try connection.execute(
                """
                PRAGMA synchronous = \(synchronous);
                PRAGMA cache_size = -\(options.cacheKilobytes);
                PRAGMA wal_autocheckpoint = \(options.checkpointPages);
                PRAGMA journal_size_limit = 67108864;
                """)
            if let pagesMax = options.pagesMax {
                try connection.execute("PRAGMA max_page_count = \(pagesMax)")
            }
        }
        try migrate(engine, migrations)
        return SQLDatabase(engine: engine, durability: options.durability)
    }

    private static func migrate(
        _ engine: any DatabaseWriter, _ migrations: [SQLMigration]
    ) throws {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.name) { database in
                try SQLConnection(database).execute(migration.script)
            }
        }
        let isNewer = try engine.read { try migrator.hasBeenSuperseded($0) }
        guard !isNewer else {
            throw SQLFault(
                .other, message: "a newer version of this program has written the database")
        }
        try migrator.migrate(engine)
    }
}

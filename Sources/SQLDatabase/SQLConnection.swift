internal import GRDB
internal import GRDBSQLite

/// A connection inside one access to the database. Neither it nor what it prepares may leave the
/// closure that received it.
///
/// Safe: the pointer is used only while `database` keeps the connection.
@safe public final class SQLConnection {
    private let database: Database
    private let handle: OpaquePointer?

    init(_ database: Database) {
        self.database = database
        unsafe self.handle = unsafe database.sqliteConnection
    }

    /// Runs statements separated by `;`, without parameters and rows.
    public func execute(_ script: String) throws(SQLFault) {
        guard unsafe sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else {
            throw unsafe SQLFault(connection: handle)
        }
    }

    /// The statement of that text, reset and without bindings; prepared once per connection.
    ///
    /// Two uses of one text at the same time would share the statement.
    public func statement(_ sql: String) throws(SQLFault) -> SQLStatement {
        do {
            let statement = unsafe SQLStatement(
                try database.cachedStatement(sql: sql), connection: handle)
            statement.reset()
            statement.clearBindings()
            return statement
        } catch {
            throw SQLFault(error)
        }
    }

    /// Runs a statement without rows.
    /// - Returns: how many rows it inserted, changed or deleted.
    @discardableResult
    public func run(_ sql: String, _ values: [SQLValue] = []) throws(SQLFault) -> Int {
        try bound(sql, values).run()
        return Int(unsafe sqlite3_changes(handle))
    }

    /// Runs a query to its end.
    /// - Parameter row: reads one row.
    public func query<Value>(
        _ sql: String, _ values: [SQLValue] = [], _ row: (SQLRow) throws -> Value
    ) throws -> [Value] {
        var found: [Value] = []
        try forEach(sql, values) { found.append(try row($0)) }
        return found
    }

    /// Runs a query for its first row; nil where there is none.
    public func first<Value>(
        _ sql: String, _ values: [SQLValue] = [], _ row: (SQLRow) throws -> Value
    ) throws -> Value? {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        return try statement.step().map(row)
    }

    /// Runs a query and shows each row.
    public func forEach(
        _ sql: String, _ values: [SQLValue] = [], _ body: (SQLRow) throws -> Void
    ) throws {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        while let row = try statement.step() { try body(row) }
    }

    /// Runs `body` so that an error undoes what it wrote and nothing else of the transaction.
    ///
    /// A fault that made the engine end the whole transaction is thrown on as it is.
    public func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SAVEPOINT part")
        do {
            let value = try body()
            try execute("RELEASE part")
            return value
        } catch {
            if isInTransaction {
                try execute("ROLLBACK TO part; RELEASE part")
            }
            throw error
        }
    }

    /// Whether a transaction is open; some faults end it.
    public var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    private func bound(_ sql: String, _ values: [SQLValue]) throws(SQLFault) -> SQLStatement {
        let statement = try statement(sql)
        for (index, value) in values.enumerated() { try statement.bind(value, index + 1) }
        return statement
    }
}

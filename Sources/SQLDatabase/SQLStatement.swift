internal import GRDB
internal import GRDBSQLite

/// A prepared statement of one connection, for work that repeats. Parameters are written `?1`, `?2`
/// and count from 1, as in the SQL. Valid inside the access that prepared it.
///
/// Safe: the pointers are used only while `owner` keeps the statement, and the access the
/// connection.
@safe public struct SQLStatement {
    /// Keeps the statement from being finalised.
    private let owner: Statement
    let statement: OpaquePointer
    let connection: OpaquePointer?

    init(_ owner: Statement, connection: OpaquePointer?) {
        self.owner = owner
        unsafe self.statement = unsafe owner.sqliteStatement
        unsafe self.connection = unsafe connection
    }

    /// Binds null.
    public func bindNull(_ parameter: Int) throws(SQLFault) {
        try check(unsafe sqlite3_bind_null(statement, CInt(parameter)))
    }

    /// Binds an integer.
    public func bind(_ value: Int, _ parameter: Int) throws(SQLFault) {
        try check(unsafe sqlite3_bind_int64(statement, CInt(parameter), Int64(value)))
    }

    /// Binds a number.
    public func bind(_ value: Double, _ parameter: Int) throws(SQLFault) {
        try check(unsafe sqlite3_bind_double(statement, CInt(parameter), value))
    }

    /// Binds text, which is copied.
    public func bind(_ value: String, _ parameter: Int) throws(SQLFault) {
        var text = value
        try check(
            text.withUTF8 { bytes in
                let start = unsafe UnsafeRawPointer(bytes.baseAddress)?
                    .assumingMemoryBound(to: CChar.self)
                return unsafe sqlite3_bind_text64(
                    statement, CInt(parameter), start ?? Self.nothing, UInt64(bytes.count),
                    Self.copied, UInt8(SQLITE_UTF8))
            })
    }

    /// Binds bytes, which are copied.
    public func bind(_ value: [UInt8], _ parameter: Int) throws(SQLFault) {
        unsafe try check(
            value.withUnsafeBytes { bytes in
                unsafe bytes.isEmpty
                    ? unsafe sqlite3_bind_zeroblob(statement, CInt(parameter), 0)
                    : unsafe sqlite3_bind_blob64(
                        statement, CInt(parameter), bytes.baseAddress, UInt64(bytes.count),
                        Self.copied)
            })
    }

    /// Binds any value.
    public func bind(_ value: SQLValue, _ parameter: Int) throws(SQLFault) {
        switch value {
        case .null: try bindNull(parameter)
        case .integer(let value): try bind(value, parameter)
        case .real(let value): try bind(value, parameter)
        case .text(let value): try bind(value, parameter)
        case .blob(let value): try bind(value, parameter)
        }
    }

    /// Runs to the next row; nil at the end.
    public func step() throws(SQLFault) -> SQLRow? {
        switch unsafe sqlite3_step(statement) {
        case SQLITE_ROW: return unsafe SQLRow(statement: statement)
        case SQLITE_DONE: return nil
        default:
            let fault = unsafe SQLFault(connection: connection)
            unsafe sqlite3_reset(statement)
            throw fault
        }
    }

    /// Runs a statement without rows and makes it ready for the next run; bindings stay.
    public func run() throws(SQLFault) {
        let code = unsafe sqlite3_step(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            let fault = unsafe SQLFault(connection: connection)
            unsafe sqlite3_reset(statement)
            throw fault
        }
        unsafe sqlite3_reset(statement)
    }

    /// Makes the statement ready for the next run; bindings stay.
    public func reset() { unsafe sqlite3_reset(statement) }

    /// Makes every parameter null.
    public func clearBindings() { unsafe sqlite3_clear_bindings(statement) }

    private func check(_ code: CInt) throws(SQLFault) {
        guard code == SQLITE_OK else { throw unsafe SQLFault(connection: connection) }
    }

    /// An address for text of no bytes, which SQLite would take for null without one. Bound with
    /// count 0, so it is never read; a static string lives for ever.
    private static var nothing: UnsafePointer<CChar>? {
        let empty: StaticString = ""
        return unsafe UnsafeRawPointer(empty.utf8Start).assumingMemoryBound(to: CChar.self)
    }

    /// SQLITE_TRANSIENT, a macro that Swift does not import: copy before returning.
    private static var copied: sqlite3_destructor_type {
        unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}

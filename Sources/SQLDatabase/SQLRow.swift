internal import GRDBSQLite

/// The row on which a statement stands; valid until the statement moves on. Columns count from 0.
///
/// Safe: every access asks the engine, which checks the column; the statement outlives the access.
@safe public struct SQLRow {
    let statement: OpaquePointer

    /// Whether the column is null.
    public func isNull(_ column: Int) -> Bool {
        unsafe sqlite3_column_type(statement, CInt(column)) == SQLITE_NULL
    }

    /// An integer; 0 where the column is null.
    public func integer(_ column: Int) -> Int {
        Int(unsafe sqlite3_column_int64(statement, CInt(column)))
    }

    /// An integer, or nil.
    public func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

    /// A number; 0 where the column is null.
    public func real(_ column: Int) -> Double {
        unsafe sqlite3_column_double(statement, CInt(column))
    }

    /// Text; empty where the column is null.
    public func text(_ column: Int) -> String {
        unsafe withBytes(column) { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// Text, or nil.
    public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    /// Bytes; empty where the column is null.
    public func bytes(_ column: Int) -> [UInt8] {
        unsafe withBytes(column) { unsafe [UInt8]($0) }
    }

    /// Bytes, or nil.
    public func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }

    /// Shows the bytes of a text or blob column without copying them.
    public func withBytes<Value>(
        _ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value
    ) rethrows -> Value {
        // The pointer must be asked for before the count: asking converts, and the count is of what
        // asking left behind. Source: sqlite3_column_blob's documentation.
        let start = unsafe sqlite3_column_blob(statement, CInt(column))
        let count = Int(unsafe sqlite3_column_bytes(statement, CInt(column)))
        return try unsafe body(
            UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }
}

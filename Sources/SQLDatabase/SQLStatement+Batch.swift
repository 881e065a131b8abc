internal import GRDBSQLite

extension SQLStatement {
    /// Runs a statement without rows once for each row of a batch. Text is bound where it lies in
    /// the batch; the bindings are cleared when this returns.
    /// - Parameter parameterCount: how many values each row has, bound to `?1`, `?2` and so on.
    /// - Throws: `SQLFault` at the first row that fails; the rows before it were run.
    public func run(_ batch: SQLRowBatch, parameterCount: Int) throws(SQLFault) {
        defer { clearBindings() }
        clearBindings()
        // What was bound last and is null again need not be bound anew.
        var isNull = [Bool](repeating: true, count: parameterCount)
        var place = unsafe UnsafeRawPointer(batch.bytes)
        for _ in 0..<batch.rowCount {
            var failed: CInt = 0
            for parameter in 0..<parameterCount {
                let tag = unsafe place.load(as: UInt8.self)
                unsafe place += 1
                if tag == SQLRowBatch.Tag.null {
                    guard !isNull[parameter] else { continue }
                    isNull[parameter] = true
                    unsafe failed |= sqlite3_bind_null(statement, CInt(parameter &+ 1))
                } else {
                    isNull[parameter] = false
                    unsafe failed |= bind(tag, at: &place, CInt(parameter &+ 1))
                }
            }
            guard failed == SQLITE_OK else { throw unsafe SQLFault(connection: connection) }
            try run()
        }
    }

    /// Binds one packed value and moves past it.
    @inline(__always)
    private func bind(_ tag: UInt8, at place: inout UnsafeRawPointer, _ parameter: CInt) -> CInt {
        switch tag {
        case SQLRowBatch.Tag.text:
            let count = unsafe Int(place.loadUnaligned(as: UInt32.self))
            let text = unsafe (place + 4).assumingMemoryBound(to: CChar.self)
            unsafe place += 4 &+ count
            return unsafe sqlite3_bind_text(statement, parameter, text, CInt(count), nil)
        case SQLRowBatch.Tag.integer:
            let value = unsafe place.loadUnaligned(as: Int.self)
            unsafe place += 8
            return unsafe sqlite3_bind_int64(statement, parameter, Int64(value))
        default:
            let value = unsafe place.loadUnaligned(as: Double.self)
            unsafe place += 8
            return unsafe sqlite3_bind_double(statement, parameter, value)
        }
    }
}

/// Receives the rows that a validator accepts.
public protocol RecordSink: AnyObject {
    /// Takes one row. Rows come in the order of the file, each while it is being checked: a file
    /// that turns out to be refused later has sent rows already, and the receiver must drop them.
    /// - Parameter record: valid during the call only.
    /// - Throws: a fault of the receiver; the validator then sends no more rows and keeps the error
    ///   in `sinkError`.
    func receive(_ record: borrowing RecordView) throws
}

internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// The engine could not do what was asked. Says why in the engine's words, without bound values.
public struct SQLFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong, as far as a caller can act on it.
    public enum Kind: String, Sendable, Hashable {
        /// No room: on the device, or under the database's own limit. Nothing was stored.
        case full
        /// Another connection held the database for longer than the busy timeout.
        case busy
        /// A constraint of the tables says no.
        case constraint
        /// The file is not a database, or is damaged.
        case corrupt
        /// The operating system could not read or write.
        case ioError = "io-error"
        /// COMMIT itself failed: the transaction may or may not be there after a restart. Look the
        /// result up before repeating.
        case outcomeUnknown = "outcome-unknown"
        /// Anything else, mostly a fault of ours: wrong SQL, a closed database.
        case other
    }

    /// What went wrong.
    public let kind: Kind
    /// The engine's own extended code; 0 where the engine was not asked.
    public let code: Int
    /// The engine's own words.
    public let message: String

    /// A fault.
    public init(_ kind: Kind, code: Int = 0, message: String) {
        self.kind = kind
        self.code = code
        self.message = message
    }

    /// `kind (code): message`.
    public var description: String { "\(kind.rawValue) (\(code)): \(message)" }
}

extension SQLFault {
    /// The last fault of a SQLite connection.
    init(connection: OpaquePointer?) {
        let code = unsafe sqlite3_extended_errcode(connection)
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) } ?? ""
        let isOutOfSpace = unsafe sqlite3_system_errno(connection) == ENOSPC
        self.init(
            code & 0xFF == SQLITE_IOERR && isOutOfSpace ? .full : Self.kind(code), code: Int(code),
            message: message)
    }

    /// What GRDB reports; without its SQL and arguments.
    init(_ error: any Error) {
        switch error {
        case let fault as SQLFault: self = fault
        case let error as DatabaseError:
            let code = error.extendedResultCode.rawValue
            self.init(
                Self.kind(code), code: Int(code),
                message: error.message ?? error.resultCode.description)
        default: self.init(.other, message: String(describing: error))
        }
    }

    private static func kind(_ code: CInt) -> Kind {
        switch code & 0xFF {
        case SQLITE_FULL: .full
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_IOERR, SQLITE_CANTOPEN: .ioError
        default: .other
        }
    }

    /// The same fault, met by COMMIT.
    ///
    /// Without room, with the database held, or against a deferred constraint, the commit frame was
    /// never written, so the answer is a plain no. After any other error (a failed fsync above all)
    /// the frame may be on the device, and a restart may find it.
    var atCommit: SQLFault {
        switch kind {
        case .full, .busy, .constraint: self
        default: SQLFault(.outcomeUnknown, code: code, message: message)
        }
    }
}

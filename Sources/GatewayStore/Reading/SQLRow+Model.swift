import SQLDatabase
import SharingModel

/// A stored text that no longer reads as what it is.
struct UnreadableColumn: Error, CustomStringConvertible {
    let column: String

    var description: String { "the column \(column) holds what this version cannot read" }
}

extension SQLRow {
    /// A text column read as something; never skipped where it cannot be.
    func value<Value>(
        _ column: Int, _ name: String, _ read: (String) -> Value?
    ) throws -> Value {
        guard let value = read(text(column)) else { throw UnreadableColumn(column: name) }
        return value
    }

    /// As `value`; nil where the column is null.
    func optional<Value>(
        _ column: Int, _ name: String, _ read: (String) -> Value?
    ) throws -> Value? {
        isNull(column) ? nil : try value(column, name, read)
    }

    /// A digest column.
    func digest(_ column: Int, _ name: String) throws -> SHA256Digest {
        guard let digest = SHA256Digest(bytes: bytes(column)) else {
            throw UnreadableColumn(column: name)
        }
        return digest
    }

    /// A digest column; nil where it is null.
    func optionalDigest(_ column: Int, _ name: String) throws -> SHA256Digest? {
        isNull(column) ? nil : try digest(column, name)
    }

    /// A moment, stored in milliseconds.
    func instant(_ column: Int) -> Instant { Instant(milliseconds: integer(column)) }
}

extension HolderID {
    /// Reads what `description` writes.
    init?(stored text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let name = String(parts[1])
        switch parts[0] {
        case "agency":
            guard let id = AgencyID(name) else { return nil }
            self = .agency(id)
        case "person":
            guard let id = PersonID(name) else { return nil }
            self = .person(id)
        default: return nil
        }
    }
}

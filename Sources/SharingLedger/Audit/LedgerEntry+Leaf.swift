public import SharingModel
import StrictJSON

extension LedgerEntry {
    /// Reads an entry from the bytes of a leaf.
    /// - Throws: `entry-invalid` where they are not an entry in canonical JSON.
    public init(leaf bytes: [UInt8]) throws(LedgerError) {
        let json: JSONValue
        do { json = try JSONParser.parse(bytes) } catch {
            throw LedgerError(.entryInvalid, "It is not JSON: \(error)")
        }
        guard json.canonicalBytes == bytes else {
            throw LedgerError(.entryInvalid, "It is not in canonical form (RFC 8785).")
        }
        do { try self.init(json: json) } catch {
            throw LedgerError(.entryInvalid, error.reason)
        }
    }

    /// The bytes of the entry as a leaf of the ledger: canonical JSON.
    public var leafBytes: [UInt8] { json.canonicalBytes }
}

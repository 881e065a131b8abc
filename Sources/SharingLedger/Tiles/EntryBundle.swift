import SharingModel

/// The entries of a log, 256 to a bundle, each after its length in two bytes, high byte first.
///
/// Source: C2SP tlog-tiles.
public enum EntryBundle {
    /// Adds an entry to a bundle.
    /// - Throws: `entry-too-large` above 65,535 bytes.
    public static func append(_ entry: [UInt8], to bundle: inout [UInt8]) throws(LedgerError) {
        guard entry.count <= Limits.ledgerEntryBytesMax else {
            throw LedgerError(
                .entryTooLarge,
                "An entry has \(entry.count) bytes; \(Limits.ledgerEntryBytesMax) are the most.")
        }
        bundle.append(UInt8(entry.count >> 8))
        bundle.append(UInt8(entry.count & 0xFF))
        bundle += entry
    }

    /// A bundle of these entries.
    /// - Throws: `entry-too-large` where one has more than 65,535 bytes.
    public static func bytes(of entries: [[UInt8]]) throws(LedgerError) -> [UInt8] {
        var bundle: [UInt8] = []
        for entry in entries { try append(entry, to: &bundle) }
        return bundle
    }

    /// The entries of a bundle.
    /// - Parameters:
    ///   - bundle: the bundle's bytes.
    ///   - count: how many entries it must have; nil admits any number up to 256.
    /// - Throws: `entry-invalid` where the bytes end within an entry or the count is another.
    public static func entries(
        in bundle: [UInt8], count: Int? = nil
    ) throws(LedgerError) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        var position = 0
        while position < bundle.count {
            guard bundle.count - position >= 2 else { throw cutShort(entries.count) }
            let length = Int(bundle[position]) << 8 | Int(bundle[position + 1])
            position += 2
            guard bundle.count - position >= length else { throw cutShort(entries.count) }
            entries.append(Array(bundle[position..<position + length]))
            position += length
        }
        guard entries.count == count ?? entries.count, entries.count <= TilePath.fullWidth else {
            throw LedgerError(
                .entryInvalid,
                "The bundle holds \(entries.count) entries, not \(count ?? TilePath.fullWidth).")
        }
        return entries
    }

    private static func cutShort(_ index: Int) -> LedgerError {
        LedgerError(.entryInvalid, "The bundle ends within its entry \(index).")
    }
}

import GatewayClient

/// Joins pages of CSV to one table. Every page that holds a record begins with the header
/// (docs/reference/api.md, Records); the table has it once.
package struct CSVPages {
    private var header: ArraySlice<UInt8>?

    package init() {}

    /// What a page adds to the table: all of the first, and of a later one what follows the header.
    /// - Throws: `ProtocolFault` where a later page begins otherwise than the first; to drop its
    ///   first line unseen might drop a record.
    package mutating func continuation(_ page: [UInt8]) throws -> ArraySlice<UInt8> {
        guard !page.isEmpty else { return [] }
        guard let header else {
            // Column names hold no line ends.
            header = page.prefix(through: page.firstIndex(of: 0x0A) ?? page.endIndex - 1)
            return page[...]
        }
        guard page.starts(with: header) else {
            throw ProtocolFault("A later page of the answer has other columns than the first.")
        }
        return page.dropFirst(header.count)
    }
}

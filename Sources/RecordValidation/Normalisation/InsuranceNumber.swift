/// The National Insurance number: `AB123456C`, the last letter of which may be unknown.
///
/// Source: Department for Work and Pensions, nino-format-validation.
enum InsuranceNumber {
    static func form(_ cell: inout CompactCell) -> CellFault {
        guard cell.count == 8 || cell.count == 9, cell.isLetter(0), cell.isLetter(1),
            cell.areDigits(2..<8), cell.count == 8 || cell.isOne(8, of: "ABCD"),
            !cell.isOne(0, of: "DFIQUV"), !cell.isOne(1, of: "DFIQUVO"), !hasUnusedPrefix(cell)
        else { return .identifier }
        return .none
    }

    /// GB, NK, TN and ZZ, and the first three backwards.
    private static func hasUnusedPrefix(_ cell: CompactCell) -> Bool {
        switch (cell[0], cell[1]) {
        case (0x47, 0x42), (0x42, 0x47), (0x4E, 0x4B), (0x4B, 0x4E), (0x54, 0x4E), (0x4E, 0x54),
            (0x5A, 0x5A):
            true
        default: false
        }
    }
}

/// The unique pupil number: a letter that checks twelve digits, of which the last may be a letter.
///
/// Source: Government Data Standards Catalogue, Unique Pupil Number 2.0.
enum PupilNumber {
    private static let letters: StaticString = "ABCDEFGHJKLMNPQRTUVWXYZ"

    static func form(_ cell: inout CompactCell) -> CellFault {
        guard cell.count == 13, cell.isOne(0, of: letters), cell.areDigits(1..<12) else {
            return .identifier
        }
        var sum = (1..<12).reduce(0) { $0 + cell.digit($1) * ($1 + 1) }
        if cell.isDigit(12) {
            sum += cell.digit(12) * 13
        } else {
            guard let value = value(of: cell[12]) else { return .identifier }
            sum += value * 13
        }
        return unsafe letters.utf8Start[sum % 23] == cell[0] ? .none : .checkCharacter
    }

    /// The place of a letter among those in use.
    private static func value(of letter: UInt8) -> Int? {
        (0..<23).first { unsafe letters.utf8Start[$0] == letter }
    }
}

/// Postcodes of the United Kingdom: their form, not whether they exist.
///
/// Source: Royal Mail PAF programmer's guide and BS 7666, as tested in the vectors of this project.
/// Over-accepts shapes that no area uses. Codes of the form `ZZ99 9AZ` are what NHS organisations
/// write where there is no postcode, such as for somebody without a fixed abode.
enum Postcode {
    /// `nr180ww` to `NR18 0WW`.
    static func whole(_ cell: inout CompactCell) -> CellFault {
        guard isWhole(cell) else { return .identifier }
        cell.insert(0x20, at: cell.count - 3)
        return .none
    }

    /// `nr18` to `NR18`. A whole postcode is refused: it would be kept beside its part.
    static func outward(_ cell: inout CompactCell) -> CellFault {
        guard cell.lastGap == 0, isOutward(cell, count: cell.count) || isPseudo(cell, cell.count)
        else { return .identifier }
        return .none
    }

    /// `nr18 0` to `NR18 0`; the space tells `NR1 8` from `NR18`, so that it must be there.
    static func sector(_ cell: inout CompactCell) -> CellFault {
        let length = cell.count - 1
        guard length >= 2, cell.lastGap == length, cell.isDigit(length),
            isOutward(cell, count: length) || isPseudo(cell, length)
        else { return .identifier }
        cell.insert(0x20, at: length)
        return .none
    }

    /// Whether it is a whole postcode, without its space.
    static func isWhole(_ cell: CompactCell) -> Bool {
        let length = cell.count - 3
        guard length >= 2, length <= 4, cell.isDigit(length) else { return false }
        if isPseudo(cell, length) { return cell.isLetter(length + 1) && cell[length + 2] == 0x5A }
        guard isInward(cell, length + 1), isInward(cell, length + 2) else { return false }
        if cell.count == 6, cell[0] == 0x47, cell[1] == 0x49, cell[2] == 0x52 {
            return cell[3] == 0x30 && cell[4] == 0x41 && cell[5] == 0x41
        }
        return isOutward(cell, count: length)
    }

    private static func isInward(_ cell: CompactCell, _ index: Int) -> Bool {
        cell.isLetter(index) && !cell.isOne(index, of: "CIKMOV")
    }

    private static func isPseudo(_ cell: CompactCell, _ length: Int) -> Bool {
        length == 4 && cell[0] == 0x5A && cell[1] == 0x5A && cell[2] == 0x39 && cell[3] == 0x39
    }

    /// A9, A99, A9A, AA9, AA99 or AA9A, each with the letters that may stand there.
    private static func isOutward(_ cell: CompactCell, count: Int) -> Bool {
        guard count >= 2, count <= 4, cell.isLetter(0), !cell.isOne(0, of: "QVX") else {
            return false
        }
        if cell.isDigit(1) {
            if count == 2 { return true }
            guard count == 3 else { return false }
            return cell.isDigit(2) || cell.isOne(2, of: "ABCDEFGHJKPSTUW")
        }
        guard count >= 3, !cell.isOne(1, of: "IJZ"), cell.isLetter(1), cell.isDigit(2) else {
            return false
        }
        return count == 3 || cell.isDigit(3) || cell.isOne(3, of: "ABEHMNPRVWXY")
    }
}

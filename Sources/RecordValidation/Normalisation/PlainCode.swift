/// Identifiers that are known by their form alone.
enum PlainCode {
    /// Organisation code: 3 to 12 letters and digits. Source: NHS Data Model and Dictionary,
    /// ORGANISATION IDENTIFIER.
    static func organisation(_ cell: inout CompactCell) -> CellFault {
        cell.count >= 3 && cell.count <= 12 ? .none : .identifier
    }

    /// Unique property reference number: 1 to 12 digits, zeros in front left out. Source: GeoPlace,
    /// UPRN.
    static func property(_ cell: inout CompactCell) -> CellFault {
        guard cell.count >= 1, cell.count <= 12, cell.areDigits(0..<cell.count),
            let first = (0..<cell.count).first(where: { cell[$0] != 0x30 })
        else { return .identifier }
        cell.remove(0..<first)
        return .none
    }

    /// Offence code: one to three digits, a letter, a stop or slash and one or two digits; `4/1` to
    /// `4.1`. Source: Home Office Counting Rules for Recorded Crime.
    static func offence(_ cell: inout CompactCell) -> CellFault {
        var index = 0
        while index < cell.count, cell.isDigit(index) { index += 1 }
        guard index >= 1, index <= 3 else { return .identifier }
        if index < cell.count, cell.isLetter(index) { index += 1 }
        guard index < cell.count else { return .none }
        let rest = cell.count - index - 1
        guard cell[index] == 0x2F || cell[index] == 0x2E, rest == 1 || rest == 2,
            cell.areDigits(index + 1..<cell.count)
        else { return .identifier }
        cell[index] = 0x2E
        return .none
    }

    /// A count of digits.
    static func digits(_ cell: CompactCell, _ count: Int) -> CellFault {
        cell.count == count && cell.areDigits(0..<count) ? .none : .identifier
    }

    /// `A1234BC`: the number of a prisoner. Source: Ministry of Justice, prisoner-offender-search.
    static func prisoner(_ cell: CompactCell) -> CellFault {
        cell.count == 7 && cell.isLetter(0) && cell.areDigits(1..<5) && cell.isLetter(5)
            && cell.isLetter(6) ? .none : .identifier
    }

    /// `X123456`: the case reference number of probation.
    static func probationCase(_ cell: CompactCell) -> CellFault {
        cell.count == 7 && cell.isLetter(0) && cell.areDigits(1..<7) ? .none : .identifier
    }
}

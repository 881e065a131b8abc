/// The NHS number: ten digits, the last of which checks the others.
///
/// Source: NHS Data Model and Dictionary, NHS NUMBER.
enum NHSNumber {
    /// `943 476 5919` to `9434765919`.
    static func form(_ cell: inout CompactCell) -> CellFault {
        guard cell.count == 10, cell.areDigits(0..<10), !cell.isFiller else { return .identifier }
        return isChecked { cell.digit($0) } ? .none : .checkCharacter
    }

    /// Whether the last of ten digits fits: the others times 10 to 2, their sum modulo 11 taken
    /// from 11, where 11 means 0 and 10 means that there is no such number.
    @inline(__always)
    static func isChecked(_ digit: (Int) -> Int) -> Bool {
        var sum = 0
        for index in 0..<9 { sum += digit(index) * (10 - index) }
        let check = (11 - sum % 11) % 11
        return check == digit(9)
    }
}

extension CompactCell {
    /// Whether it is one digit over and over, which people write to fill a cell.
    fileprivate var isFiller: Bool { (1..<count).allSatisfy { self[$0] == self[0] } }
}

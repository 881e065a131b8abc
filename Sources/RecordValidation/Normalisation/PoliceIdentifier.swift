/// The PNC identifier: year, serial number and a letter that checks both; `2003/0062845E`.
///
/// Source: Ministry of Justice, hmpps-person-record, and criminaljusticehub.org.uk, PNC ID.
enum PoliceIdentifier {
    /// `02/73319Z` to `2002/0073319Z`.
    ///
    /// A year of two digits is the latest one that has begun, which needs the year of today.
    /// Without a slash, less than ten characters have a year of two digits.
    /// - Parameter today: this year; 0 where it is not known.
    static func form(_ cell: inout CompactCell, today: Int) -> CellFault {
        let last = cell.count - 1
        guard last >= 3, cell.isLetter(last) else { return .identifier }
        var yearDigits = cell.count < 10 ? 2 : 4
        var serial = yearDigits
        for index in 0..<last where cell[index] == 0x2F {
            yearDigits = index
            serial = index + 1
            break
        }
        guard yearDigits == 2 || yearDigits == 4, cell.areDigits(0..<yearDigits),
            last - serial >= 1, last - serial <= 7, cell.areDigits(serial..<last)
        else { return .identifier }
        var year = cell.number(0..<yearDigits)
        if yearDigits == 2 {
            guard today > 0 else { return .identifier }
            year += today / 100 * 100 - (year > today % 100 ? 100 : 0)
        }
        guard year >= 1900, today == 0 || year <= today else { return .identifier }
        let number = cell.number(serial..<last)
        let letter = cell[last]
        let isChecked = checkLetter(year: year, serial: number) == letter
        cell.write(year, at: 0, digits: 4)
        cell[4] = 0x2F
        cell.write(number, at: 5, digits: 7)
        cell[12] = letter
        cell.resize(13)
        return isChecked ? .none : .checkCharacter
    }

    /// The year's last two digits and the serial number as one number, modulo 23.
    static func checkLetter(year: Int, serial: Int) -> UInt8 {
        let letters: StaticString = "ZABCDEFGHJKLMNPQRTUVWXY"
        return unsafe letters.utf8Start[(year % 100 * 10_000_000 + serial) % 23]
    }
}

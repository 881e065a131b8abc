/// References of the National Grid with letters: `TG 51409 13177`.
///
/// Source: Ordnance Survey, A guide to coordinate systems in Great Britain §7.
enum GridReference {
    /// Letters of a square and as many digits east as north, up to five each: `tg5140913177` to
    /// `TG 51409 13177`.
    static func form(_ cell: inout CompactCell) -> CellFault {
        let digits = cell.count - 2
        guard digits >= 2, digits <= 10, digits % 2 == 0, cell.areDigits(2..<cell.count),
            square(cell[0], cell[1]) != nil
        else { return .identifier }
        cell.insert(0x20, at: 2 + digits / 2)
        cell.insert(0x20, at: 2)
        return .none
    }

    /// The south-west corner of a square of 100 km in metres; nil for one that lies off the grid.
    /// Letters run from west to east and from north to south, without I.
    static func square(_ first: UInt8, _ second: UInt8) -> (easting: Int, northing: Int)? {
        guard let outer = place(first), let inner = place(second) else { return nil }
        let east = (outer % 5 - 2) * 5 + inner % 5
        let north = (3 - outer / 5) * 5 + 4 - inner / 5
        guard east >= 0, east < 7, north >= 0, north < 13 else { return nil }
        return (east * 100_000, north * 100_000)
    }

    private static func place(_ letter: UInt8) -> Int? {
        guard letter &- 0x41 < 26, letter != 0x49 else { return nil }
        return Int(letter) - 0x41 - (letter > 0x49 ? 1 : 0)
    }
}

/// Verhoeff's check digit: a walk through the symmetries of the pentagon.
///
/// Source: J. Verhoeff, Error Detecting Decimal Codes, 1969; SNOMED CT Release File Specifications,
/// appendix "Check-digit computation".
enum Verhoeff {
    /// What a digit becomes at each of eight places: four bits for each digit, 0 in the lowest.
    private static let permutations: [UInt64] = [
        0x98_7654_3210, 0x49_0382_6751, 0x24_1697_3085, 0x72_5340_6198, 0x07_8621_3549,
        0x10_9375_6824, 0x51_4608_3972, 0x85_2319_6407,
    ]

    /// Whether the last of some digits fits the others.
    @inline(__always)
    static func isChecked(count: Int, digit: (Int) -> Int) -> Bool {
        var state = 0
        for place in 0..<count {
            let turned = permutations[place & 7] >> UInt64(4 * digit(count - 1 - place)) & 15
            state = product(state, Int(turned))
        }
        return state == 0
    }

    /// One symmetry after another: 0 to 4 turn the pentagon, 5 to 9 also flip it.
    private static func product(_ first: Int, _ second: Int) -> Int {
        switch (first < 5, second < 5) {
        case (true, true): (first + second) % 5
        case (true, false): (first + second - 5) % 5 + 5
        case (false, true): (first - second) % 5 + 5
        case (false, false): (first - second + 5) % 5
        }
    }
}

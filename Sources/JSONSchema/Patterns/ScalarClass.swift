/// A set of Unicode scalars.
struct ScalarClass: Sendable, Hashable {
    /// A part of the set.
    indirect enum Item: Sendable, Hashable {
        case range(ClosedRange<UInt32>)
        case property(ScalarProperty)
        case not(Item)
        case union([Item])

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .range(let range): range.contains(scalar.value)
            case .property(let property): property.contains(scalar)
            case .not(let item): !item.contains(scalar)
            case .union(let items): items.contains { $0.contains(scalar) }
            }
        }
    }

    private let isInverted: Bool
    private let items: [Item]
    /// The answers for ASCII, one bit each.
    private let low: UInt64
    private let high: UInt64

    init(_ items: [Item], isInverted: Bool = false) {
        self.items = items
        self.isInverted = isInverted
        var bits: [UInt64] = [0, 0]
        for value in UInt8(0)..<128 {
            let scalar = Unicode.Scalar(value)
            if items.contains(where: { $0.contains(scalar) }) != isInverted {
                bits[Int(value >> 6)] |= 1 << UInt64(value & 63)
            }
        }
        low = bits[0]
        high = bits[1]
    }

    init(_ scalar: Unicode.Scalar) { self.init([.range(scalar.value...scalar.value)]) }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 128 {
            return (scalar.value < 64 ? low : high) >> UInt64(scalar.value & 63) & 1 == 1
        }
        return items.contains { $0.contains(scalar) } != isInverted
    }

    private static func ranges(_ ranges: ClosedRange<UInt32>...) -> Item {
        .union(ranges.map { .range($0) })
    }

    /// `\d`. Source: ECMA-262 §22.2.2.9.
    static let digit = ranges(0x30...0x39)
    /// `\w`, which without the `i` flag is ASCII. Source: ECMA-262 §22.2.2.9.3.
    static let word = ranges(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    /// Source: ECMA-262 §12.3.
    private static let lineTerminators = ranges(0xA...0xA, 0xD...0xD, 0x2028...0x2029)
    /// `\s`. Source: ECMA-262 §§12.2 and 12.3.
    static let space = Item.union([
        ranges(0x9...0x9, 0xB...0xC, 0xFEFF...0xFEFF), lineTerminators,
        .property(.category(GeneralCategories.bit(of: .spaceSeparator))),
    ])
    /// `.` without the `s` flag.
    static let anyButLineEnd = ScalarClass([lineTerminators], isInverted: true)
    static let anyWordCharacter = ScalarClass([word])
}

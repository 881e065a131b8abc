/// Whether a scalar may stand in a U-label. Source: RFC 5892 §§2 and 3.
enum LabelScalar {
    /// The derived property.
    enum Status: Sendable { case permitted, contextual, disallowed }

    static func status(of scalar: Unicode.Scalar) -> Status {
        let properties = scalar.properties
        if let exception = exceptions[scalar.value] { return exception }
        if properties.generalCategory == .unassigned { return .disallowed }
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            let isPlain = byte == UInt8(ascii: "-") || byte.isASCIIDigit
            return isPlain || (0x61...0x7A).contains(byte) ? .permitted : .disallowed
        }
        if properties.isJoinControl { return .contextual }
        if properties.changesWhenNFKCCaseFolded { return .disallowed }
        if properties.isDefaultIgnorableCodePoint || properties.isWhitespace
            || properties.isNoncharacterCodePoint || isInIgnorableBlock(scalar)
            || isOldHangul(scalar)
        {
            return .disallowed
        }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .nonspacingMark, .modifierLetter,
            .spacingMark, .decimalNumber:
            return .permitted
        default: return .disallowed
        }
    }

    /// Source: RFC 5892 §2.4.
    private static func isInIgnorableBlock(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20D0...0x20FF, 0x1D100...0x1D1FF, 0x1D200...0x1D24F: true
        default: false
        }
    }

    /// Source: RFC 5892 §2.9.
    private static func isOldHangul(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: true
        default: false
        }
    }

    /// Source: RFC 5892 §2.6.
    private static let exceptions: [UInt32: Status] = {
        var table: [UInt32: Status] = [:]
        for value: UInt32 in [0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007] {
            table[value] = .permitted
        }
        for value: UInt32 in [0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB] { table[value] = .contextual }
        for value: UInt32 in 0x660...0x669 { table[value] = .contextual }
        for value: UInt32 in 0x6F0...0x6F9 { table[value] = .contextual }
        for value: UInt32 in [
            0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B,
        ] {
            table[value] = .disallowed
        }
        return table
    }()
}

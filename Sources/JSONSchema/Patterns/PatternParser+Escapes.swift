extension PatternParser {
    /// Reads what follows `[`.
    mutating func characterClass() throws(PatternFault) -> ScalarClass {
        let isInverted = take("^")
        var items: [ScalarClass.Item] = []
        while !take("]") {
            let start = offset
            let first = try classAtom()
            guard current == "-" else {
                items.append(first)
                continue
            }
            _ = take("-")
            if current == "]" {
                items += [first, .range(0x2D...0x2D)]
                continue
            }
            let last = try classAtom()
            guard case .range(let low) = first, case .range(let high) = last,
                low.count == 1, high.count == 1
            else {
                rewind(to: start)
                throw fault("a range between classes of characters")
            }
            guard low.lowerBound <= high.lowerBound else {
                rewind(to: start)
                throw fault("a range whose ends are out of order")
            }
            items.append(.range(low.lowerBound...high.lowerBound))
        }
        return ScalarClass(items, isInverted: isInverted)
    }

    private mutating func classAtom() throws(PatternFault) -> ScalarClass.Item {
        guard let scalar = next() else { throw fault("a class that is not closed") }
        guard scalar == "\\" else { return .range(scalar.value...scalar.value) }
        return try classEscape(isInClass: true)
    }

    /// Reads what follows `\`, outside or inside a class.
    mutating func classEscape(isInClass: Bool) throws(PatternFault) -> ScalarClass.Item {
        guard let scalar = next() else { throw fault("the expression ends too early") }
        switch scalar {
        case "d": return ScalarClass.digit
        case "D": return .not(ScalarClass.digit)
        case "w": return ScalarClass.word
        case "W": return .not(ScalarClass.word)
        case "s": return ScalarClass.space
        case "S": return .not(ScalarClass.space)
        case "p": return .property(try property())
        case "P": return .not(.property(try property()))
        case "b" where isInClass: return .range(0x8...0x8)
        case "-" where isInClass: return .range(0x2D...0x2D)
        default:
            let value = try characterEscape(scalar).value
            return .range(value...value)
        }
    }

    private mutating func property() throws(PatternFault) -> ScalarProperty {
        guard take("{") else { throw fault("\\p without braces") }
        var name = ""
        while let scalar = next(), scalar != "}" { name.unicodeScalars.append(scalar) }
        guard let property = ScalarProperty(expression: name) else {
            throw fault("a property that ECMA-262 has not")
        }
        return property
    }

    private mutating func characterEscape(
        _ scalar: Unicode.Scalar
    ) throws(PatternFault) -> Unicode.Scalar {
        switch scalar {
        case "t": return "\t"
        case "n": return "\n"
        case "v": return "\u{B}"
        case "f": return "\u{C}"
        case "r": return "\r"
        case "0":
            guard current?.decimalValue == nil else { throw fault("an octal escape") }
            return "\u{0}"
        case "c":
            guard let letter = next(), letter.isASCII, letter.properties.isAlphabetic else {
                throw fault("\\c without a letter")
            }
            return Unicode.Scalar(UInt8(letter.value & 31))
        case "x":
            let value = try hexadecimal(digits: 2)
            return Unicode.Scalar(UInt8(value))
        case "u": return try unicodeEscape()
        default:
            guard "^$\\.*+?()[]{}|/".unicodeScalars.contains(scalar) else {
                throw fault("an escape that ECMA-262 has not")
            }
            return scalar
        }
    }

    private mutating func hexadecimal(digits: Int) throws(PatternFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let scalar = next(), scalar.isASCII,
                let digit = UInt8(scalar.value).hexDigitValue
            else { throw fault("a hexadecimal escape that is too short") }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// Reads what follows `\u`. Half of a surrogate pair is refused: no scalar is one.
    mutating func unicodeEscape() throws(PatternFault) -> Unicode.Scalar {
        var value: UInt32 = 0
        if take("{") {
            var count = 0
            while !take("}") {
                value = try min(value << 4 | hexadecimal(digits: 1), 0x110000)
                count += 1
            }
            guard count > 0 else { throw fault("an empty escape") }
        } else {
            value = try hexadecimal(digits: 4)
            if (0xD800...0xDBFF).contains(value), take("\\u") {
                let low = try hexadecimal(digits: 4)
                guard (0xDC00...0xDFFF).contains(low) else {
                    throw fault("half of a surrogate pair")
                }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw fault("an escape that is no Unicode scalar")
        }
        return scalar
    }
}

extension Unicode.Scalar {
    /// What this is worth as an ASCII decimal digit.
    var decimalValue: Int? { ("0"..."9").contains(self) ? Int(value) - 0x30 : nil }
}

/// URI templates. Source: RFC 6570 §2, with erratum 6937.
enum TemplateFormat {
    static func isTemplate(_ text: String) -> Bool {
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "{":
                guard let close = rest.firstIndex(of: "}"), isExpression(rest[..<close]) else {
                    return false
                }
                rest = rest[(close + 1)...]
            case "%":
                guard isTriplet(&rest) else { return false }
            default:
                guard isLiteral(scalar) else { return false }
            }
        }
        return true
    }

    private static func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.value > 0x20 && scalar.value < 0x7F
                && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
        }
        return URIGrammar.isInternational(scalar) || URIGrammar.isPrivate(scalar)
    }

    /// Takes the two digits of a percent-encoded byte.
    private static func isTriplet(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        for _ in 0..<2 {
            guard let digit = rest.popFirst(), digit.isASCII, digit.properties.isASCIIHexDigit
            else { return false }
        }
        return true
    }

    private static func isExpression(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var rest = text
        if let first = rest.first, "+#./;?&=,!@|".unicodeScalars.contains(first) {
            rest.removeFirst()
        }
        return rest.split(separator: ",", omittingEmptySubsequences: false)
            .allSatisfy(isVariable)
    }

    private static func isVariable(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var rest = text
        if rest.last == "*" {
            rest.removeLast()
        } else if let colon = rest.firstIndex(of: ":") {
            let length = rest[(colon + 1)...]
            guard (1...4).contains(length.count), length.first != "0",
                length.allSatisfy({ $0.decimalValue != nil })
            else { return false }
            rest = rest[..<colon]
        }
        var isAfterName = false
        while let scalar = rest.popFirst() {
            if scalar == "." {
                guard isAfterName else { return false }
                isAfterName = false
                continue
            }
            isAfterName = true
            if scalar == "%" {
                guard isTriplet(&rest) else { return false }
                continue
            }
            guard ScalarClass.anyWordCharacter.contains(scalar) else { return false }
        }
        return isAfterName
    }
}

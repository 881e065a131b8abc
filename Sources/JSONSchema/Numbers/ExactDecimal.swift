/// A decimal number of any size and precision, kept exactly: ± digits × 10^exponent.
package struct ExactDecimal: Sendable, Hashable {
    let isNegative: Bool
    /// Values 0 to 9, the first and the last not 0; none for zero.
    let digits: [UInt8]
    let exponent: Int

    /// Reads a number as JSON writes it; nil where it is none. An exponent of more than 17 digits
    /// counts as one of ±10^17: no instance holds the digits that would tell the difference.
    package init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        let sign = rest.first == UInt8(ascii: "-")
        if sign { rest.removeFirst() }
        var digits: [UInt8] = []
        var scale = 0
        var hasPoint = false
        while let byte = rest.first {
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else if (0x30...0x39).contains(byte) {
                digits.append(byte - 0x30)
                if hasPoint { scale -= 1 }
            } else {
                break
            }
            rest.removeFirst()
        }
        guard !digits.isEmpty else { return nil }
        if let byte = rest.first {
            guard byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E"),
                let written = Self.exponent(rest.dropFirst())
            else { return nil }
            scale += written
        }
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leading)
        while digits.last == 0 {
            digits.removeLast()
            scale += 1
        }
        self.digits = digits
        exponent = digits.isEmpty ? 0 : scale
        isNegative = sign && !digits.isEmpty
    }

    private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
        var rest = text
        var isNegative = false
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
            isNegative = rest.removeFirst() == UInt8(ascii: "-")
        }
        guard !rest.isEmpty else { return nil }
        var value = 0
        for byte in rest {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = min(value * 10 + Int(byte - 0x30), 100_000_000_000_000_000)
        }
        return isNegative ? -value : value
    }

    /// Whether the number has no fraction.
    package var isInteger: Bool { exponent >= 0 }

    /// Whether the number is above zero.
    var isPositive: Bool { !isNegative && !digits.isEmpty }

    /// The number as an `Int`, the largest there is where it is larger; nil where it is negative or
    /// has a fraction.
    var count: Int? {
        guard isInteger, !isNegative else { return nil }
        guard digits.count + exponent <= 18 else { return .max }
        let value = digits.reduce(0) { $0 * 10 + Int($1) }
        return (0..<exponent).reduce(value) { scaled, _ in scaled * 10 }
    }

    /// A text that two numbers share if and only if they are equal.
    var canonicalText: String {
        let digits = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
        return "\(isNegative ? "-" : "")\(digits)e\(exponent)"
    }

    /// Whether this is a whole multiple of a divisor above zero.
    package func isMultiple(of divisor: ExactDecimal) -> Bool {
        if digits.isEmpty { return true }
        // The last digit is not 0, so that no power of ten can be taken out of the digits.
        guard exponent >= divisor.exponent else { return false }
        // 10^n adds only factors 2 and 5, and the divisor holds fewer of each than four a digit.
        let zeros = min(exponent - divisor.exponent, 4 * divisor.digits.count)
        return divisor.digits.count <= 37
            ? hasNoShortRemainder(divisor.digits, zeros: zeros)
            : hasNoLongRemainder(divisor.digits, zeros: zeros)
    }

    private func hasNoShortRemainder(_ divisor: [UInt8], zeros: Int) -> Bool {
        let modulus = divisor.reduce(UInt128(0)) { $0 * 10 + UInt128($1) }
        var remainder = UInt128(0)
        for digit in digits { remainder = (remainder * 10 + UInt128(digit)) % modulus }
        for _ in 0..<zeros where remainder != 0 { remainder = remainder * 10 % modulus }
        return remainder == 0
    }

    private func hasNoLongRemainder(_ divisor: [UInt8], zeros: Int) -> Bool {
        var remainder: [UInt8] = []
        for position in 0..<(digits.count + zeros) {
            let digit = position < digits.count ? digits[position] : 0
            if !remainder.isEmpty || digit != 0 { remainder.append(digit) }
            while Self.isLess(divisor, orEqualTo: remainder) {
                Self.subtract(divisor, from: &remainder)
            }
            if position >= digits.count, remainder.isEmpty { return true }
        }
        return remainder.isEmpty
    }

    private static func isLess(_ left: [UInt8], orEqualTo right: [UInt8]) -> Bool {
        if left.count != right.count { return left.count < right.count }
        return !right.lexicographicallyPrecedes(left)
    }

    private static func subtract(_ small: [UInt8], from large: inout [UInt8]) {
        var borrow: UInt8 = 0
        for offset in 1...large.count {
            let index = large.count - offset
            let taken = (offset <= small.count ? small[small.count - offset] : 0) + borrow
            borrow = large[index] < taken ? 1 : 0
            large[index] = large[index] + borrow * 10 - taken
        }
        large.removeFirst(large.prefix { $0 == 0 }.count)
    }
}

extension ExactDecimal: Comparable {
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative
            ? right.hasSmallerMagnitude(than: left) : left.hasSmallerMagnitude(than: right)
    }

    private func hasSmallerMagnitude(than other: ExactDecimal) -> Bool {
        if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
        let magnitude = digits.count + exponent
        let otherMagnitude = other.digits.count + other.exponent
        if magnitude != otherMagnitude { return magnitude < otherMagnitude }
        return digits.lexicographicallyPrecedes(other.digits)
    }
}

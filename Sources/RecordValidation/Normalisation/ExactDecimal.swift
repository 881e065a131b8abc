/// A decimal number of at most 18 digits, exact: mantissa × 10^-scale.
struct ExactDecimal: Sendable, Hashable, Comparable {
    var mantissa: Int64
    /// 0 to 18.
    var scale: Int

    static let digitsMax = 18

    init(mantissa: Int64, scale: Int) {
        self.mantissa = mantissa
        self.scale = scale
    }

    /// Reads `-12.50`; nil for anything that is not such a number, exponents included.
    init?(_ text: String) {
        var bytes = Array(text.utf8)
        let parsed: ExactDecimal? = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            return unsafe ExactDecimal(bytes: base, count: buffer.count)
        }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads the bytes of a cell; nil for anything else.
    init?(bytes: UnsafePointer<UInt8>, count: Int) {
        var index = 0
        var value: Int64 = 0
        var digits = 0
        var scale = -1
        let isNegative = unsafe count > 0 && bytes[0] == 0x2D
        if isNegative { index = 1 }
        let first = index
        while index < count {
            let byte = unsafe bytes[index]
            if byte >= 0x30, byte <= 0x39 {
                value = value &* 10 &+ Int64(byte &- 0x30)
                digits += 1
                if scale >= 0 { scale += 1 }
                guard digits <= Self.digitsMax else { return nil }
            } else if byte == 0x2E, scale < 0, digits > 0 {
                scale = 0
            } else {
                return nil
            }
            index += 1
        }
        guard digits > 0, scale != 0 else { return nil }
        // "007" is a label, not a number.
        if unsafe digits - max(scale, 0) > 1 && bytes[first] == 0x30 { return nil }
        mantissa = isNegative ? -value : value
        self.scale = max(scale, 0)
    }

    /// The nearest binary64 value.
    var double: Double {
        // Both are exact up to 2^53 and 10^22, so that one division rounds once.
        if abs(mantissa) <= 1 << 53 {
            return Double(mantissa) / Double(Self.powers(scale))
        }
        let digits = String(abs(mantissa))
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let text = padded.dropLast(scale) + "." + padded.suffix(scale) + (scale == 0 ? "0" : "")
        return (mantissa < 0 ? -1 : 1) * (Double(text) ?? .nan)
    }

    /// Whether this is a whole multiple of a positive step.
    func isMultiple(of step: ExactDecimal) -> Bool {
        let common = max(scale, step.scale)
        return at(common) % step.at(common) == 0
    }

    /// The mantissa at a larger scale.
    func at(_ common: Int) -> Int128 { Int128(mantissa) * Int128(Self.powers(common - scale)) }

    static func powers(_ exponent: Int) -> Int64 {
        var power: Int64 = 1
        for _ in 0..<exponent { power &*= 10 }
        return power
    }

    static func < (left: Self, right: Self) -> Bool {
        let common = max(left.scale, right.scale)
        return left.at(common) < right.at(common)
    }

    static func == (left: Self, right: Self) -> Bool {
        let common = max(left.scale, right.scale)
        return left.at(common) == right.at(common)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(double) }
}

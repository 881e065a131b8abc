/// Where the parts of a JSON number lie. Source: RFC 8259 §6.
struct JSONNumberScan {
    /// Its first byte: the sign, where there is one.
    let start: Int
    /// Behind its last byte; -1 where it is no number.
    private(set) var end = -1
    /// Digits before and behind the point.
    private(set) var whole = 0..<0
    private(set) var fraction = 0..<0
    private(set) var hasExponent = false
    /// Held within what any number of 18 digits needs.
    private(set) var exponent = 0

    private static let exponentMax = 100_000

    @inline(__always)
    init(_ base: UnsafePointer<UInt8>, _ start: Int) {
        self.start = start
        var at = start
        if unsafe base[at] == 0x2D { at &+= 1 }
        let first = at
        while unsafe base[at] &- 0x30 < 10 { at &+= 1 }
        let digits = at &- first
        guard digits > 0, unsafe digits == 1 || base[first] != 0x30 else { return }
        whole = first..<at
        let byte = unsafe base[at]
        if byte == 0x2E || byte | 0x20 == 0x65 {
            unsafe readRest(base, at)
        } else {
            end = at
        }
    }

    private mutating func readRest(_ base: UnsafePointer<UInt8>, _ start: Int) {
        var at = start
        if unsafe base[at] == 0x2E {
            let first = at + 1
            at = first
            while unsafe base[at] &- 0x30 < 10 { at += 1 }
            guard at > first else { return }
            fraction = first..<at
        }
        if unsafe base[at] | 0x20 == 0x65 {
            hasExponent = true
            at += 1
            let sign = unsafe base[at]
            if sign == 0x2B || sign == 0x2D { at += 1 }
            let first = at
            while unsafe base[at] &- 0x30 < 10 {
                exponent = unsafe min(exponent * 10 + Int(base[at] - 0x30), Self.exponentMax)
                at += 1
            }
            guard at > first else { return }
            if sign == 0x2D { exponent = -exponent }
        }
        end = at
    }

    /// Whether the row program reads it as it stands.
    @inline(__always)
    func isPlain(forInteger isInteger: Bool) -> Bool {
        !hasExponent && fraction.isEmpty && end &- start <= ExactDecimal.digitsMax
            && (whole.count > 1 || whole.lowerBound == start)
            || !isInteger && !hasExponent
                && whole.count &+ fraction.count <= ExactDecimal.digitsMax
    }
}

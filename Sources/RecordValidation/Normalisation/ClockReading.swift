/// The time of day as a cell gives it.
struct ClockReading {
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    /// Minutes east of UTC; nil for the civil time of London.
    var offsetMinutes: Int?

    @inline(__always)
    var isValid: Bool {
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60
    }

    @inline(__always)
    var millisecondOfDay: Int { ((hour * 60 + minute) * 60 + second) * 1000 + millisecond }

    /// Reads `THH:MM[:SS[.f…]][Z|±hh:mm]`. Source: ISO 8601-1 §5.3; RFC 3339 §5.6.
    /// - Returns: whether the bytes have that form; values are checked by `isValid`.
    @inline(__always)
    mutating func readISO(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        guard unsafe count >= 6 && base[0] == 0x54 && base[3] == 0x3A else { return false }
        hour = unsafe DatePlan.two(base + 1)
        minute = unsafe DatePlan.two(base + 4)
        if count == 6 { return true }
        return unsafe readRest(base, count: count)
    }

    private mutating func readRest(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        var index = 6
        if unsafe base[index] == 0x3A {
            guard count >= 9 else { return false }
            second = unsafe DatePlan.two(base + 7)
            index = 9
            if unsafe index < count && base[index] == 0x2E {
                index += 1
                let start = index
                var scale = 100
                while index < count, let digit = unsafe Self.digit(base[index]) {
                    millisecond += digit * scale
                    scale /= 10
                    index += 1
                }
                guard index > start, index - start <= 9 else { return false }
            }
        }
        guard index < count else { return true }
        let zone = unsafe base[index]
        if zone == 0x5A {
            offsetMinutes = 0
            return index + 1 == count
        }
        guard zone == 0x2B || zone == 0x2D, count - index == 6,
            unsafe base[index + 3] == 0x3A
        else { return false }
        let hours = unsafe DatePlan.two(base + index + 1)
        let minutes = unsafe DatePlan.two(base + index + 4)
        guard hours >= 0, hours < 24, minutes >= 0, minutes < 60 else { return false }
        offsetMinutes = (zone == 0x2D ? -1 : 1) * (hours * 60 + minutes)
        return true
    }

    private static func digit(_ byte: UInt8) -> Int? {
        byte >= 0x30 && byte <= 0x39 ? Int(byte - 0x30) : nil
    }
}

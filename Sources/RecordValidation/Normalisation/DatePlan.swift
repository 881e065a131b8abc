/// A declared date format compiled to places of digits. The memory belongs to a `TableMemory`.
@safe struct DatePlan: BitwiseCopyable {
    private let parts: Parts
    private let isISOTime: Bool
    private let length: Int
    private let year: Int
    private let month: Int
    private let day: Int
    private let hour: Int
    private let minute: Int
    private let second: Int
    private let literals: UnsafePointer<Literal>
    private let literalCount: Int
    private let months: MonthTable
    /// The bytes of a cell that `months` can read, seconds aside; -1 where it cannot read this
    /// format.
    private let monthsLength: Int

    private enum Parts: UInt8 { case month, day, time }
    private struct Literal: BitwiseCopyable {
        var offset: Int
        var byte: UInt8
    }

    /// What became of a cell.
    enum Outcome {
        /// Days since 1970-01-01, or milliseconds; whether the hour came twice that night.
        case value(Int64, isAmbiguous: Bool)
        /// Not written in this format, or no such day or time.
        case unreadable
        /// A time that the clocks skipped.
        case skipped
    }

    init(_ format: DateFormat, months: MonthTable, memory: TableMemory) {
        switch format.parts {
        case .month: parts = .month
        case .day: parts = .day
        case .time: parts = .time
        }
        isISOTime = format.isISOTime
        length = format.length
        (year, month, day) = (format.offsets[0], format.offsets[1], format.offsets[2])
        (hour, minute, second) = (format.offsets[3], format.offsets[4], format.offsets[5])
        let places = format.literals.map { Literal(offset: $0.offset, byte: $0.byte) }
        unsafe literals = memory.copy(places)
        literalCount = places.count
        self.months = months
        let isISODay = format.text == "iso8601" && format.parts == .day
        monthsLength = format.isISOTime ? 16 : isISODay ? 10 : -1
    }

    /// Reads a cell in the commonest way to write a format, if it has one and the cell is in it.
    /// Where the plan lies is told: a copy of it for every cell costs more than the reading.
    @inline(__always)
    static func quick(
        _ plan: UnsafePointer<DatePlan>, _ base: UnsafePointer<UInt8>, count: Int
    ) -> Int64? {
        let length = unsafe plan.pointee.monthsLength
        let months = unsafe plan.pointee.months
        if count == length {
            return unsafe count == 16 ? months.minute(base) : months.day(base)
        }
        guard count == 19, length == 16 else { return nil }
        return unsafe months.second(base)
    }

    /// Reads a cell.
    func read(_ base: UnsafePointer<UInt8>, count: Int) -> Outcome {
        guard count == length || (isISOTime && count > length) else { return .unreadable }
        for index in 0..<literalCount {
            let literal = unsafe literals[index]
            guard unsafe base[literal.offset] == literal.byte else { return .unreadable }
        }
        let yearValue = unsafe Self.two(base + year) * 100 + Self.two(base + year + 2)
        let monthValue = unsafe Self.two(base + month)
        let dayValue = unsafe parts == .month ? 1 : Self.two(base + day)
        guard yearValue >= 1, yearValue <= 9999, monthValue >= 1, monthValue <= 12, dayValue >= 1,
            dayValue <= 28 || dayValue <= CivilDays.count(inMonth: monthValue, of: yearValue)
        else { return .unreadable }
        let days = CivilDays.sinceEpoch(year: yearValue, month: monthValue, day: dayValue)
        guard parts == .time else { return .value(Int64(days), isAmbiguous: false) }
        var clock = ClockReading()
        if isISOTime {
            guard unsafe clock.readISO(base + length, count: count - length) else {
                return .unreadable
            }
        } else {
            clock.hour = unsafe Self.two(base + hour)
            clock.minute = unsafe Self.two(base + minute)
            clock.second = unsafe second < 0 ? 0 : Self.two(base + second)
        }
        guard clock.isValid else { return .unreadable }
        return LondonClock.instant(days: days, month: monthValue, day: dayValue, clock: clock)
    }

    /// Two digits; a number far below 0 where they are none.
    @inline(__always)
    static func two(_ base: UnsafePointer<UInt8>) -> Int {
        let tens = unsafe Int(base[0]) - 0x30
        let ones = unsafe Int(base[1]) - 0x30
        guard tens >= 0, tens <= 9, ones >= 0, ones <= 9 else { return -100_000 }
        return tens * 10 + ones
    }
}

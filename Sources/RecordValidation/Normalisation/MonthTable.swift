/// The months of 1900 to 2099: where each begins, how long it is, and what the clocks of London do
/// in it. Reads the commonest ways to write a time, `yyyy-MM-ddTHH:mm` with seconds or without, in
/// two words.
///
/// A date costs a dozen digit checks and a calendar computation when it is read part by part; here
/// the digits are checked eight at a time and the calendar is one look into this table. Measured:
/// about 270 instructions a cell before, about 80 after. What it does not know for certain it
/// leaves to `DatePlan`, which alone decides what is wrong with a cell.
@safe struct MonthTable: BitwiseCopyable {
    /// One month.
    private struct Month: BitwiseCopyable {
        /// Days since 1970-01-01 of its first day.
        var firstDay: Int32
        /// Where the hour begins, in minutes from the start of the month, in which the clocks are
        /// changed; beyond its end where they are not.
        var change: Int32
        var dayCount: UInt8
        /// Minutes ahead of UTC before and after the change.
        var before: UInt8
        var after: UInt8
    }

    private static let years = 1900...2099
    private let months: UnsafePointer<Month>

    init(memory: TableMemory) {
        unsafe months = memory.copy(
            Self.years.flatMap { year in (1...12).map { Self.entry(year: year, month: $0) } })
    }

    private static func entry(year: Int, month: Int) -> Month {
        let first = CivilDays.sinceEpoch(year: year, month: month, day: 1)
        let count = CivilDays.count(inMonth: month, of: year)
        let isSummer = month > 3 && month < 10
        var entry = Month(
            firstDay: Int32(first), change: .max, dayCount: UInt8(count),
            before: isSummer ? 60 : 0, after: isSummer ? 60 : 0)
        if month == 3 || month == 10 {
            entry.change = Int32((LondonClock.changeDay(lastOfMonth: first + 30) - 1) * 1440 + 60)
            entry.before = month == 10 ? 60 : 0
            entry.after = month == 3 ? 60 : 0
        }
        return entry
    }

    /// The moment that 16 bytes `yyyy-MM-ddTHH:mm` name, in milliseconds since 1970; nil where they
    /// are not of that form or the moment needs a closer look.
    @inline(__always)
    func minute(_ base: UnsafePointer<UInt8>) -> Int64? {
        guard let month = unsafe month(base), let rest = unsafe Self.pairs(base + 8, Self.dayTime)
        else { return nil }
        let day = Int32(truncatingIfNeeded: rest & 0xFF) &- 1
        let hour = Int32(truncatingIfNeeded: rest &>> 24 & 0xFF)
        let minute = Int32(truncatingIfNeeded: rest &>> 48 & 0xFF)
        let entry = unsafe months[month]
        let isDay = UInt32(bitPattern: day) < UInt32(entry.dayCount)
        guard isDay, hour < 24, minute < 60 else { return nil }
        let place = (day &* 24 &+ hour) &* 60 &+ minute
        let isAfter = place >= entry.change
        // The hour that is left out or comes twice.
        if isAfter, place &- entry.change < 60 { return nil }
        let ahead = Int64(isAfter ? entry.after : entry.before)
        return (Int64(entry.firstDay) &* 1440 &+ Int64(place) &- ahead) &* 60_000
    }

    /// The moment that 19 bytes `yyyy-MM-ddTHH:mm:ss` name, as `minute` does.
    @inline(__always)
    func second(_ base: UnsafePointer<UInt8>) -> Int64? {
        let tens = unsafe base[17] &- 0x30
        let ones = unsafe base[18] &- 0x30
        guard unsafe base[16] == 0x3A, tens < 6, ones <= 9, let minute = unsafe minute(base) else {
            return nil
        }
        return minute &+ Int64(tens &* 10 &+ ones) &* 1000
    }

    /// The day that 10 bytes `yyyy-MM-dd` name, since 1970; nil where they are not of that form.
    @inline(__always)
    func day(_ base: UnsafePointer<UInt8>) -> Int64? {
        guard let month = unsafe month(base) else { return nil }
        let entry = unsafe months[month]
        let tens = unsafe base[8] &- 0x30
        let ones = unsafe base[9] &- 0x30
        guard tens <= 9, ones <= 9 else { return nil }
        let day = tens &* 10 &+ ones &- 1
        return day < entry.dayCount ? Int64(entry.firstDay) &+ Int64(day) : nil
    }

    /// The index of the month that `yyyy-MM-` names.
    @inline(__always)
    private func month(_ base: UnsafePointer<UInt8>) -> Int? {
        guard let pairs = unsafe Self.pairs(base, Self.yearMonth) else { return nil }
        let century = Int(truncatingIfNeeded: pairs & 0xFF)
        let year = century &* 100 &+ Int(truncatingIfNeeded: pairs &>> 16 & 0xFF)
        let month = Int(truncatingIfNeeded: pairs &>> 40 & 0xFF) &- 1
        let index = (year &- Self.years.lowerBound) &* 12 &+ month
        let isKnown = UInt(bitPattern: index) < UInt(Self.years.count * 12)
        return isKnown && UInt(bitPattern: month) < 12 ? index : nil
    }

    /// `0000-00-` and `00T00:00` as words, with what must be added to each byte, once the form is
    /// taken away, for the top bit to tell what is no digit or not the form's own character.
    private static let yearMonth: (form: UInt64, limit: UInt64) = (
        0x2D30_302D_3030_3030, 0x7F76_767F_7676_7676
    )
    private static let dayTime: (form: UInt64, limit: UInt64) = (
        0x3030_3A30_3054_3030, 0x7676_7F76_767F_7676
    )

    /// Eight bytes of a form: in each byte that begins two digits stands their number.
    @inline(__always)
    private static func pairs(
        _ base: UnsafePointer<UInt8>, _ form: (form: UInt64, limit: UInt64)
    ) -> UInt64? {
        let word = unsafe UnsafeRawPointer(base).loadUnaligned(as: UInt64.self)
        let digits = UInt64(littleEndian: word) ^ form.form
        let low = digits & 0x7F7F_7F7F_7F7F_7F7F
        guard ((low &+ form.limit) | digits) & 0x8080_8080_8080_8080 == 0 else { return nil }
        // No byte is above 9, so that ten of it and its neighbour stay within a byte.
        return digits &* 10 &+ digits &>> 8
    }
}

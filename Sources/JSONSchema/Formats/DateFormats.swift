/// Dates and times. Source: RFC 3339 §5.6 and §5.7.
enum DateFormats {
    /// `full-date`.
    static func isDate(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return date(&reader) != nil && reader.isAtEnd
    }

    /// `full-time`.
    static func isTime(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return time(&reader) != nil && reader.isAtEnd
    }

    /// `date-time`.
    static func isDateTime(_ text: String) -> Bool {
        var reader = ByteReader(text)
        guard let date = date(&reader), reader.takeOne(of: "Tt") != nil,
            let time = time(&reader), reader.isAtEnd
        else { return false }
        guard time.isLeapSecond else { return true }
        // A leap second is the last of a month in UTC.
        let day = date.day + time.dayOfUTC
        let last = days(in: date.month, of: date.year)
        return day == last || day == 0
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func date(_ reader: inout ByteReader) -> (year: Int, month: Int, day: Int)? {
        guard let year = reader.takeNumber(digits: 4), reader.take("-"),
            let month = reader.takeNumber(digits: 2), (1...12).contains(month), reader.take("-"),
            let day = reader.takeNumber(digits: 2), day >= 1, day <= days(in: month, of: year)
        else { return nil }
        return (year, month, day)
    }

    /// A time; and whether its day in UTC is the day before (-1), the same (0) or the next (1).
    private static func time(_ reader: inout ByteReader) -> (isLeapSecond: Bool, dayOfUTC: Int)? {
        guard let hour = reader.takeNumber(digits: 2), hour <= 23, reader.take(":"),
            let minute = reader.takeNumber(digits: 2), minute <= 59, reader.take(":"),
            let second = reader.takeNumber(digits: 2), second <= 60
        else { return nil }
        if reader.take(".") { guard reader.takeDigits(1...Int.max) != nil else { return nil } }
        guard let offset = offset(&reader) else { return nil }
        let minuteOfUTC = hour * 60 + minute - offset
        let ofDay = ((minuteOfUTC % 1440) + 1440) % 1440
        if second == 60, ofDay != 1439 { return nil }
        return (second == 60, (minuteOfUTC - ofDay) / 1440)
    }

    /// `time-offset` in minutes.
    private static func offset(_ reader: inout ByteReader) -> Int? {
        if reader.takeOne(of: "Zz") != nil { return 0 }
        guard let sign = reader.takeOne(of: "+-"),
            let hour = reader.takeNumber(digits: 2), hour <= 23, reader.take(":"),
            let minute = reader.takeNumber(digits: 2), minute <= 59
        else { return nil }
        return (hour * 60 + minute) * (sign == "-" ? -1 : 1)
    }
}

import SharingModel
import Testing

@Suite("Calendar arithmetic agrees with counting days one by one")
struct CalendarTests {
    /// Month lengths written out, the leap rule spelt as the Calendar Act 1750 has it.
    private static func length(_ month: Int, _ year: Int) -> Int {
        let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    @Test("Every day of 400 years")
    func fourCenturies() throws {
        // 1 January 1800 was a Wednesday, 62,091 days before 1 January 1970, a Thursday.
        var days = -62_091
        var weekday = 3
        var mismatches = 0
        for year in 1800..<2200 {
            for month in 1...12 {
                for day in 1...Self.length(month, year) {
                    let date = try #require(CalendarDate(year: year, month: month, day: day))
                    if date.daysSinceEpoch != days || date.weekday != weekday
                        || CalendarDate(daysSinceEpoch: days) != date
                    {
                        mismatches += 1
                    }
                    days += 1
                    weekday = weekday % 7 + 1
                }
                #expect(CalendarDate.days(inMonth: month, of: year) == Self.length(month, year))
            }
        }
        #expect(mismatches == 0)
        #expect(days == 146_097 - 62_091)
    }

    @Test(
        "Known days",
        arguments: [
            ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-11-23", 20_780, 1),
            ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5), ("1969-12-31", -1, 3),
        ])
    func known(text: String, days: Int, weekday: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.daysSinceEpoch == days)
        #expect(date.weekday == weekday)
        #expect(date.description == text)
        #expect(CalendarDate(daysSinceEpoch: days) == date)
    }

    @Test(
        "There is no such day",
        arguments: [
            "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-01", "2026-13-01", "2026-01-00",
            "2026-01-32", "0000-01-01", "", "2026-1-1", "26-01-01", "2026-01-01 ", " 2026-01-01",
            "2026/01/01", "2026-01-011", "+026-01-01", "２０２６-01-01", "2026-01--1", "2026-01",
        ])
    func none(text: String) { #expect(CalendarDate(text) == nil) }

    @Test("Days are ordered and counted across month and year")
    func adding() throws {
        let date = try #require(CalendarDate("2027-12-31"))
        #expect(date.adding(days: 1).description == "2028-01-01")
        #expect(date.adding(days: 60).description == "2028-02-29")
        #expect(date.adding(days: -365).description == "2026-12-31")
        #expect(date < date.adding(days: 1))
        #expect(CalendarDate(daysSinceEpoch: .max).description == "9999-12-31")
        #expect(CalendarDate(daysSinceEpoch: .min).description == "0001-01-01")
    }
}

import Foundation
import SharingModel
import Testing

@Suite("London's day is civil time in Europe/London")
struct LondonTimeTests {
    @Test(
        "Summer time begins and ends at 01:00 UTC",
        arguments: [
            ("2026-03-29T00:59:59.999Z", false), ("2026-03-29T01:00:00.000Z", true),
            ("2026-10-25T00:59:59.999Z", true), ("2026-10-25T01:00:00.000Z", false),
            ("2024-03-31T01:00:00.000Z", true), ("2024-10-27T01:00:00.000Z", false),
            ("2026-01-01T00:00:00.000Z", false), ("2026-07-01T00:00:00.000Z", true),
        ])
    func changes(text: String, isSummer: Bool) throws {
        #expect(LondonTime.isSummer(try #require(Instant(text))) == isSummer)
    }

    @Test(
        "The day begins an hour before UTC's in summer",
        arguments: [
            ("2026-03-28", "2026-03-28T00:00:00.000Z"), ("2026-03-29", "2026-03-29T00:00:00.000Z"),
            ("2026-03-30", "2026-03-29T23:00:00.000Z"), ("2026-10-25", "2026-10-24T23:00:00.000Z"),
            ("2026-10-26", "2026-10-26T00:00:00.000Z"), ("2026-07-01", "2026-06-30T23:00:00.000Z"),
        ])
    func start(day: String, moment: String) throws {
        let date = try #require(CalendarDate(day))
        let start = LondonTime.start(of: date)
        #expect(start.description == moment)
        #expect(LondonTime.date(at: start) == date)
        #expect(
            LondonTime.date(at: Instant(milliseconds: start.milliseconds - 1))
                == date.adding(days: -1))
    }

    @Test("Every hour of the days of change from 1997 to 2037 agrees with the time zone database")
    func timeZoneDatabase() throws {
        guard let zone = TimeZone(identifier: "Europe/London") else {
            print("skipped: there is no time zone database here")
            return
        }
        var mismatches: [String] = []
        for year in 1997...2037 {
            for month in 1...12 {
                for day in stride(from: 1, through: 31, by: month == 3 || month == 10 ? 1 : 9) {
                    guard let date = CalendarDate(year: year, month: month, day: day) else {
                        continue
                    }
                    for hour in 0..<24 {
                        let instant = Instant(date).adding(seconds: hour * 3600)
                        let moment = Date(
                            timeIntervalSince1970: Double(instant.milliseconds) / 1000)
                        if LondonTime.isSummer(instant)
                            != (zone.secondsFromGMT(for: moment) == 3600)
                        {
                            mismatches.append(instant.description)
                        }
                    }
                }
            }
        }
        #expect(mismatches.isEmpty)
    }
}

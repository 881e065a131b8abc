import SharingModel
import Testing

@Suite("Moments are UTC, to the millisecond")
struct InstantTests {
    @Test(
        "Written and read",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_795_423_024_007, "2026-11-23T08:37:04.007Z"),
            (86_399_999, "1970-01-01T23:59:59.999Z"),
            (-86_400_000, "1969-12-31T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ])
    func roundTrip(milliseconds: Int, text: String) throws {
        #expect(Instant(milliseconds: milliseconds).description == text)
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(
        "Fractions of a second may have 1 to 9 digits; beyond milliseconds they are cut",
        arguments: [
            ("", 0), (".5", 500), (".05", 50), (".999999999", 999), (".0009", 0),
        ])
    func fractions(fraction: String, milliseconds: Int) {
        #expect(Instant("1970-01-01T00:00:00\(fraction)Z")?.milliseconds == milliseconds)
    }

    @Test(
        "Any other spelling is refused",
        arguments: [
            "", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01T00:00:00+00:00",
            "1970-01-01t00:00:00Z", "1970-01-01 00:00:00Z", "1970-01-01T24:00:00Z",
            "1970-01-01T23:60:00Z", "1970-01-01T23:59:60Z", "1970-01-01T00:00:00.Z",
            "1970-01-01T00:00:00.1234567890Z", "1970-01-01T00:00:00.1.2Z", "1970-01-01T0:00:00Z",
            "1970-01-01T00:00Z", "1970-02-30T00:00:00Z", "1970-01-01T-1:00:00Z",
            "1970-01-01T00:00:00.+5Z", "1970-01-01T00:00:00ZZ",
        ])
    func refused(text: String) { #expect(Instant(text) == nil) }

    @Test("A moment has its day, before 1970 too")
    func date() throws {
        let date = try #require(CalendarDate("1969-12-31"))
        #expect(Instant(milliseconds: -1).date == date)
        #expect(Instant(milliseconds: -86_400_000).date == date)
        #expect(Instant(milliseconds: -86_400_001).date == date.adding(days: -1))
        #expect(Instant(date).milliseconds == -86_400_000)
        #expect(Instant(date).adding(seconds: 86_400).milliseconds == 0)
        #expect(Instant(milliseconds: 1) < Instant(milliseconds: 2))
    }
}

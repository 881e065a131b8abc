import SharingModel
import Testing

@Suite("Periods are whole months")
struct PeriodTests {
    @Test(
        "Written and read, with first and last day",
        arguments: [
            ("2026-10", "2026-10-01", "2026-10-31", "2026-11"),
            ("2026-12", "2026-12-01", "2026-12-31", "2027-01"),
            ("2024-02", "2024-02-01", "2024-02-29", "2024-03"),
            ("2026-10/2026-12", "2026-10-01", "2026-12-31", "2027-01/2027-03"),
            ("2025-12/2026-02", "2025-12-01", "2026-02-28", "2026-03/2026-05"),
            ("2026-01/2026-12", "2026-01-01", "2026-12-31", "2027-01/2027-12"),
        ])
    func roundTrip(text: String, first: String, last: String, next: String) throws {
        let period = try #require(Period(text))
        #expect(period.description == text)
        #expect(period.firstDay.description == first)
        #expect(period.lastDay.description == last)
        #expect(period.next?.description == next)
        #expect(period.next.map { period < $0 } == true)
    }

    @Test(
        "Any other spelling is refused",
        arguments: [
            "", "2026", "2026-13", "2026-00", "2026-1", "2026-10-01", "2026-10/", "/2026-10",
            "2026-10/2026-10", "2026-10/2026-09", "2026-01/2027-01", "2026-10/2026-12/2027-02",
            "1899-12", "9999-01", " 2026-10", "2026-10 ", "2026/10",
        ])
    func refused(text: String) { #expect(Period(text) == nil) }

    @Test(
        "Made of numbers",
        arguments: [
            (2026, 10, 1, "2026-10"), (2026, 10, 3, "2026-10/2026-12"), (2026, 0, 1, nil),
            (2026, 13, 1, nil), (2026, 1, 0, nil), (2026, 1, 13, nil), (1899, 12, 1, nil),
            (9999, 1, 1, nil), (9998, 12, 12, "9998-12/9999-11"),
        ] as [(Int, Int, Int, String?)])
    func numbers(year: Int, month: Int, months: Int, text: String?) {
        #expect(Period(year: year, month: month, months: months)?.description == text)
    }

    @Test("Of two periods that begin together the shorter comes first")
    func order() throws {
        let month = try #require(Period("2026-10"))
        let quarter = try #require(Period("2026-10/2026-12"))
        let later = try #require(Period("2026-11"))
        #expect([later, quarter, month].sorted() == [month, quarter, later])
    }

    @Test(
        "Cadences",
        arguments: [
            ("P1M", 1, "P1M"), ("P3M", 3, "P3M"), ("P6M", 6, "P6M"), ("P1Y", 12, "P1Y"),
            ("P12M", 12, "P1Y"), ("P0M", nil, ""), ("P13M", nil, ""), ("P2Y", nil, ""),
            ("P01M", nil, ""),
            ("P+1M", nil, ""), ("1M", nil, ""), ("P1W", nil, ""), ("", nil, ""), ("PM", nil, ""),
        ] as [(String, Int?, String)])
    func cadence(text: String, months: Int?, written: String) {
        #expect(Cadence(text)?.months == months)
        #expect(Cadence(text)?.description ?? "" == written)
    }
}

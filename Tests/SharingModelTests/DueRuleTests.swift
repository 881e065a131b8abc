import SharingModel
import Testing

@Suite("A share is due so many days, or working days, after its period")
struct DueRuleTests {
    /// The bank holidays of England and Wales around two turns of year and two Easters.
    static let holidays = Set(
        [
            "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2026-04-03",
            "2026-04-06",
        ]
        .compactMap { CalendarDate($0) })

    @Test(
        "The due day",
        arguments: [
            ("14 days after period end", "2026-10", "2026-11-14"),
            ("0 days after period end", "2026-10", "2026-10-31"),
            ("1 day after period end", "2026-02", "2026-03-01"),
            ("366 days after period end", "2026-10", "2027-11-01"),
            ("10 working days after period end", "2026-10", "2026-11-13"),
            ("1 working day after period end", "2026-10", "2026-11-02"),
            ("0 working days after period end", "2026-10", "2026-10-31"),
            // 1 January is a holiday, 2 and 3 January 2027 a weekend.
            ("1 working day after period end", "2026-12", "2027-01-04"),
            ("10 working days after period end", "2026-12", "2027-01-15"),
            // Good Friday and Easter Monday 2026.
            ("2 working days after period end", "2026-03", "2026-04-02"),
            ("3 working days after period end", "2026-03", "2026-04-07"),
            ("10 working days after period end", "2026-10/2026-12", "2027-01-15"),
        ])
    func due(rule: String, period: String, day: String) throws {
        let rule = try #require(DueRule(rule))
        let period = try #require(Period(period))
        #expect(rule.dueDate(for: period, holidays: Self.holidays).description == day)
    }

    @Test("Working days agree with counting by hand, for every rule and month of three years")
    func oracle() throws {
        for month in 0..<36 {
            let period = try #require(Period(year: 2026 + month / 12, month: month % 12 + 1))
            for days in 0...40 {
                let rule = try #require(DueRule("\(days) working days after period end"))
                let due = rule.dueDate(for: period, holidays: Self.holidays)
                var worked = 0
                var day = period.lastDay
                while day < due {
                    day = day.adding(days: 1)
                    if ![6, 7].contains(day.weekday), !Self.holidays.contains(day) { worked += 1 }
                }
                #expect(worked == days)
                if days > 0 { #expect(due.weekday <= 5 && !Self.holidays.contains(due)) }
            }
        }
    }

    @Test(
        "The written form",
        arguments: [
            ("10 working days after period end", "10 working days after period end"),
            ("1 working day after period end", "1 working day after period end"),
            ("1 days after period end", "1 day after period end"),
            ("14 days after period end", "14 days after period end"),
        ])
    func written(text: String, description: String) {
        #expect(DueRule(text)?.description == description)
    }

    @Test(
        "Any other spelling is refused",
        arguments: [
            "", "days after period end", "-1 days after period end", "+1 days after period end",
            "01 days after period end", "367 days after period end", "ten days after period end",
            "10 days", "10 days after period", "10 days before period end",
            "10 weeks after period end",
            "10 working after period end", "10 bank days after period end",
            "10  days after period end",
            "10 days after period end ", "1.5 days after period end",
        ])
    func refused(text: String) { #expect(DueRule(text) == nil) }
}

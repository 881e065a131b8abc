import RecordValidation
import SharingModel
import Testing

@Suite("Dates read eight digits at a time are the dates read part by part")
struct QuickDateTests {
    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The same moment in three forms: a fraction of a second is left to the careful reader.
    @Test("every day of the table's years and about them", arguments: 0...6)
    func agrees(_ turn: Int) throws {
        let schema = try ValidationKit.schema(
            properties: """
                "quick":{"type":"string","format":"date-time","x-svd-class":"none"},
                "careful":{"type":"string","format":"date-time","x-svd-class":"none"},
                "seconds":{"type":"string","format":"date-time","x-svd-class":"none"},
                "slow":{"type":"string","format":"date-time","x-svd-class":"none"},
                "day":{"type":"string","format":"date","x-svd-class":"none"},
                "date":{"type":"string","format":"date","x-svd-class":"none",
                "x-svd-column":{"formats":["dd/MM/yyyy"]}}
                """, extra: #""acceptance":{"policy":"accept-rows"},"#)
        var text = "quick,careful,seconds,slow,day,date\n"
        var written = 0
        for year in 1898...2101 where year % 7 == turn {
            for month in 1...12 {
                let isChange = month == 3 || month == 10
                for day in 1...31 {
                    let date = "\(year)-\(Self.two(month))-\(Self.two(day))"
                    let hours = isChange && day > 24 ? [0, 1, 2] : [(day * 7 + month) % 24]
                    for hour in hours {
                        let time = "\(date)T\(Self.two(hour)):\(Self.two(day + 28))"
                        let seconds = "\(time):\(Self.two((day * 5 + hour) % 62))"
                        text += "\(time),\(time):00.0,\(seconds),\(seconds).0,\(date),"
                        text += "\(Self.two(day))/\(Self.two(month))/\(year)\n"
                        written += 1
                    }
                }
            }
        }
        let sink = CollectingSink()
        let options = ValidationOptions(violationsMax: .max)
        let report = try ValidationKit.report(
            Array(text.utf8), schema, options: options, sink: sink)
        #expect(report.rows.received == written)
        #expect(sink.rows.count > written * 9 / 10)
        for row in sink.rows {
            #expect(row[0] == row[1])
            #expect(row[2] == row[3])
            #expect(row[4] == row[5])
        }
        // A day or hour that there is not is a finding in both columns of a pair.
        let byHeader = Dictionary(grouping: report.violations) { $0.header }
            .mapValues { found in found.map { "\($0.code) \($0.record ?? 0) \($0.hint ?? "")" } }
        #expect(byHeader["quick"] == byHeader["careful"])
        #expect(byHeader["seconds"] == byHeader["slow"])
        #expect(byHeader["day"]?.count == byHeader["date"]?.count)
    }
}

import Accountability
import SharingModel
import StrictJSON
import Testing

@Suite("The accountability report can be read, computed with and derived again")
struct ReportTests {
    private func ledger() throws -> TestLedger {
        let trust = try terms("ed", first: "2026-09", needsAssessment: true)
        let fire = try terms(
            "fire", dataset: "fire-deliberate", discloser: "fire", power: .pcsc16, first: "2026-09")
        let council = try terms(
            "council", dataset: "fire-deliberate", discloser: "council", power: .pcsc16,
            first: "2026-09", needsAssessment: true)
        var ledger = try TestLedger("2026-09-10T09:00:00Z")
        try ledger.apply(registry([trust, fire, council], authorityClass: .fire))
        let september = trust.firstPeriod
        try ledger.at("2026-10-05T09:00:00Z")
        ledger.add(
            .shareAccepted, trust, september,
            rows: RowCounts(received: 31_635, accepted: 31_635, rejected: 0))
        ledger.add(.nilReturn, fire, september)
        ledger.add(.nonShareDeclared, council, september, reason: .disproportionate)
        try ledger.runClock(at: "2026-11-14T00:00:01Z")
        try ledger.at("2026-11-20T09:00:00Z")
        let october = try some(september.next)
        ledger.add(
            .shareRefused, trust, october,
            rows: RowCounts(received: 40, accepted: 0, rejected: 3))
        ledger.add(
            .shareAcceptedInPart, trust, october,
            rows: RowCounts(received: 40, accepted: 38, rejected: 2))
        ledger.add(.nonShareDeclared, fire, october, reason: .patientInformation)
        ledger.add(
            .shareAccepted, fire, try some(Period("2026-08")),
            rows: RowCounts(received: 5, accepted: 5, rejected: 0))
        return ledger
    }

    @Test("with the rows of a correction in place of those that it replaces")
    func corrected() throws {
        let trust = try terms("ed", first: "2026-09")
        var ledger = try TestLedger("2026-09-10T09:00:00Z")
        try ledger.apply(registry([trust], authorityClass: .fire))
        let ids = try [
            "01m83vxbbnyzn54b0bxmeqfnx4", "01m83vxbfw8yxbj91ybxyrxpsh",
        ].map { try some(SubmissionID($0)) }
        try ledger.at("2026-10-05T09:00:00Z")
        for (index, id) in ids.enumerated() {
            ledger.append(
                LedgerEntry(
                    kind: .shareAccepted, time: ledger.time, agency: trust.discloser,
                    dataset: trust.dataset, period: trust.firstPeriod, submission: id,
                    agreement: trust.id,
                    rows: RowCounts(received: 10 + index, accepted: 10 + index, rejected: 0),
                    detail: index == 0 ? nil : ["replaces": .string(ids[0].text)]))
        }
        let sum = try ledger.report("2026-09", "2026-09").totals
        #expect(sum.rows == RowCounts(received: 11, accepted: 11, rejected: 0))
        #expect(sum.revisions.count == 1)
    }

    @Test("with figures that a clerk would get")
    func figures() throws {
        let sum = try ledger().report("2026-09", "2026-10").totals
        #expect(sum.due.count == 6)
        #expect(sum.onTime.entries == [5])
        #expect(sum.late.entries == [12])
        #expect(sum.partlyShared.entries == [12])
        #expect(sum.silent.entries == [8])
        #expect(sum.nilReturns.entries == [6])
        #expect(sum.withheldLawfully.entries == [13])
        #expect(sum.withheldAgainstLaw.entries == [7])
        #expect(sum.rows == RowCounts(received: 31_715, accepted: 31_673, rejected: 42))
        #expect(sum.compliance.text == "33.3 %")
        #expect(sum.complianceWithLawfulWithholding.text == "50.0 %")
        #expect(sum.daysLate?.medianText == "7")
        #expect(sum.attempts?.maximum == 2)
        #expect(sum.attempts?.medianText == "1.5")
    }

    @Test("in the same bytes for the same head, in all three renderings")
    func sameBytes() throws {
        let one = try ledger().report("2026-08", "2026-11")
        let two = try ledger().report("2026-08", "2026-11")
        #expect(one.json.canonicalBytes == two.json.canonicalBytes)
        #expect(one.csv == two.csv)
        #expect(one.text == two.text)
        #expect(try JSONParser.parse(one.json.canonicalBytes) == one.json)
    }

    @Test("in text of at most 100 columns that tells what stands out")
    func text() throws {
        let text = try ledger().report("2026-08", "2026-11").text
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(line.count <= 100, "\(line)")
            #expect(line.last != " ")
        }
        for part in [
            "due 6 = on time 1 + late 1 + missing 1 + withheld 2 + nil returns 1", "33.3 %",
            "(!)", "s.15(9)", "31,635", "SHARED BEYOND WHAT WAS DUE", "2 of 6",
            "in part, late by 7 days,",
        ] {
            #expect(text.replacing("\n", with: " ").contains(part), "\(part)")
        }
    }

    @Test("in CSV with one line for each agency, dataset and period")
    func csv() throws {
        let report = try ledger().report("2026-08", "2026-11")
        let lines = String(decoding: report.csv, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 1 + 9 + 1)
        #expect(lines[0].split(separator: ",").count == AccountabilityReport.csvColumns.count)
        #expect(lines[1].contains("\"The council, \"\"Riverside\"\"\""))
        #expect(lines.last?.contains("not-expected") == true)
    }

    @Test("for one agency only, where that is asked")
    func oneAgency() throws {
        let fire = try some(AgencyID("fire"))
        let report = try ledger().report("2026-08", "2026-11", agency: fire)
        #expect(Set(report.shares.map(\.agreement.discloser)) == [fire])
        #expect(report.unexpected.count == 1)
        let other = try ledger().report("2026-08", "2026-11", agency: AgencyID("council"))
        #expect(other.unexpected.isEmpty)
    }

    @Test(
        "and refuses a range or head that is none",
        arguments: [
            ("2026-10", "2026-09", 0), ("2026-09/2026-10", "2026-10", 0), ("2026-09", "2026-10", 1),
        ])
    func refused(from: String, to: String, more: Int) throws {
        let ledger = try ledger()
        let digest = try some(SHA256Digest(bytes: [UInt8](repeating: 1, count: 32)))
        #expect(throws: Refusal.self) {
            try AccountabilityReport(
                ShareBook(ledger.entries), from: some(Period(from)), to: some(Period(to)),
                head: .init(
                    origin: "o", size: ledger.entries.count + more, rootHash: digest))
        }
    }
}

import Accountability
import SharingModel
import StrictJSON

/// A part of a test that must be there; a missing one is the test's own fault.
struct Missing: Error {}

func some<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}

/// A ledger written entry by entry, with the sequences that a real one would give.
struct TestLedger {
    private(set) var entries: [LedgerEntry] = []
    var time: Instant

    init(_ time: String) throws { self.time = try some(Instant(time)) }

    mutating func append(_ entry: LedgerEntry) {
        var entry = entry
        entry.sequence = entries.count + 1
        entry.time = time
        entries.append(entry)
    }

    mutating func at(_ text: String) throws { time = try some(Instant(text)) }

    mutating func apply(_ new: Registry, from old: Registry? = nil) throws {
        let digest = try some(SHA256Digest(bytes: [UInt8](repeating: 7, count: 32)))
        for entry in RegistryChanges.entries(from: old, to: new, digest: digest, at: time) {
            append(entry)
        }
    }

    mutating func add(
        _ kind: LedgerEntryKind, _ terms: Agreement, _ period: Period, reason: ReasonCode? = nil,
        rows: RowCounts? = nil, naming: Bool = true
    ) {
        append(
            LedgerEntry(
                kind: kind, time: time, agency: terms.discloser, controllers: terms.recipients,
                dataset: terms.dataset, period: period, agreement: naming ? terms.id : nil,
                rows: rows, reason: reason))
    }

    mutating func runClock(at text: String) throws {
        try at(text)
        let book = try ShareBook(entries)
        for entry in SilenceClock.entries(for: book, at: time) { append(entry) }
    }

    func report(
        _ from: String, _ to: String, agency: AgencyID? = nil
    ) throws -> AccountabilityReport {
        try AccountabilityReport(
            ShareBook(entries), from: some(Period(from)), to: some(Period(to)), agency: agency,
            head: .init(
                origin: "gateway.svd.example/log", size: entries.count,
                rootHash: some(SHA256Digest(bytes: [UInt8](repeating: 1, count: 32)))))
    }
}

/// Terms that tests vary.
func terms(
    _ id: String = "a1", dataset: String = "ed-assault", discloser: String = "trust",
    power: Power = .cda115, due: String = "10 working days after period end",
    first: String = "2026-09", cadence: String = "P1M", from: String = "2026-01-01",
    to: String? = nil, needsAssessment: Bool = false
) throws -> Agreement {
    Agreement(
        id: try some(AgreementID(id)), dataset: try some(DatasetID(dataset)),
        discloser: try some(AgencyID(discloser)),
        recipients: [try some(ControllerID("norfolk-constabulary"))], power: power,
        form: .anonymisedRows, cadence: try some(Cadence(cadence)), dueRule: try some(DueRule(due)),
        firstPeriod: try some(Period(first)), isaReference: "ISA-1",
        isaReviewDue: try some(CalendarDate("2027-09-30")), dpiaReference: "DPIA-1",
        dpiaReviewDue: try some(CalendarDate("2027-09-30")),
        validFrom: try some(CalendarDate(from)), validTo: to.flatMap { CalendarDate($0) },
        needsAssessment: needsAssessment)
}

func registry(
    _ agreements: [Agreement], holidays: [String] = [],
    authorityClass: AuthorityClass = .notListed
) throws -> Registry {
    Registry(
        trustDomain: "svd.example",
        controllers: [
            Controller(
                id: try some(ControllerID("norfolk-constabulary")), name: "Norfolk Constabulary",
                authorityClass: .police)
        ],
        agencies: Set(agreements.map(\.discloser)).sorted().map {
            Agency(id: $0, name: "The \($0), \"Riverside\"", authorityClass: authorityClass)
        }, agreements: agreements, bankHolidays: Set(holidays.compactMap { CalendarDate($0) }))
}

/// A generator whose run a seed repeats. Source: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

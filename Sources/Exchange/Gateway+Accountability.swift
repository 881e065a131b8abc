import Accountability
import GatewayStore
import SharingLedger
import SharingModel
public import StrictJSON

/// The forms in which the accountability report is given.
public enum ReportFormat: Sendable {
    case json, csv, text
}

extension Gateway {
    /// What the caller's agency owes and by when, and what became of it.
    /// - Throws: `role-missing`.
    public func due(_ caller: Caller) async throws -> JSONValue {
        do {
            let agency = try caller.submittingAgency()
            let time = now()
            let shares = try await keeper.current().expectedShares(of: agency, asOf: time)
            return [
                "asOf": .string(time.description),
                "due": .array(shares.map(Self.json)),
            ]
        } catch {
            throw refusal(for: error)
        }
    }

    private static func json(_ share: ExpectedShare) -> JSONValue {
        var object = JSONObject([
            ("agreement", .string(share.agreement.id.text)),
            ("dataset", .string(share.agreement.dataset.text)),
            ("period", .string(share.period.description)),
            ("due", .string(share.due.description)), ("state", .string(share.state.rawValue)),
        ])
        object["submission"] = share.submission.map { .string($0.text) }
        object["reason"] = share.reason.map { .string($0.rawValue) }
        object["objection"] = share.objection.map(JSONValue.string)
        return .object(object)
    }

    /// The accountability report. Compliance sees every agency; an agency sees its own line.
    /// - Parameters:
    ///   - from: the first month, `YYYY-MM`; by default eleven months before the last.
    ///   - to: the last month; by default this month.
    ///   - agency: one agency alone.
    /// - Throws: `role-missing`, `not-yours` or `field-invalid`.
    public func accountability(
        _ caller: Caller, from: String?, to: String?, agency: String?, format: ReportFormat
    ) async throws -> [UInt8] {
        do {
            try caller.require(.submit, .compliance, .inspector, .policingBody)
            let wanted = try agencyID(agency, for: caller)
            _ = try await keeper.recordSilence()
            let report = try await AccountabilityReports.report(
                from: from, to: to, agency: wanted, book: keeper.current(), store: store,
                origin: configuration.origin, today: today)
            return AccountabilityReports.bytes(of: report, format: format)
        } catch {
            throw refusal(for: error)
        }
    }

    private func agencyID(_ text: String?, for caller: Caller) throws(Refusal) -> AgencyID? {
        let seesAll = !caller.holder.roles.isDisjoint(
            with: [.compliance, .inspector, .policingBody])
        guard let text, !text.isEmpty else {
            return seesAll ? nil : try caller.submittingAgency()
        }
        guard let id = AgencyID(text) else {
            throw Refusal(
                .fieldInvalid, "The agency's name cannot be read.",
                help: "Use the name of the registry.", field: "agency")
        }
        guard seesAll || id == caller.holder.agency else {
            throw Refusal(
                .notYours, "An agency sees its own line of the report only.",
                help: "Leave --agency out.")
        }
        return id
    }
}

/// Makes the report from a book and the ledger's head; used online and on the operator's machine.
enum AccountabilityReports {
    /// Makes a report.
    /// - Throws: `field-invalid`, or a fault of the store.
    static func report(
        from: String?, to: String?, agency: AgencyID?, book: ShareBook, store: GatewayStore,
        origin: String, today: CalendarDate
    ) async throws -> AccountabilityReport {
        let last = try month(to, "to") ?? Period(year: today.year, month: today.month)
        let first = try month(from, "from") ?? last.flatMap { Period(monthsBefore: 11, $0) }
        guard let first, let last, first <= last else {
            throw Refusal(
                .fieldInvalid, "The report's first month is after its last.",
                help: "Give --from and --to as 2026-07.", field: "from")
        }
        let head = try await head(of: store, size: book.size)
        guard let rootHash = SHA256Digest(bytes: head) else {
            preconditionFailure("a root hash has 32 bytes")
        }
        return try AccountabilityReport(
            book, from: first, to: last, agency: agency,
            head: AccountabilityReport.Head(origin: origin, size: book.size, rootHash: rootHash))
    }

    /// The root of the tree of the first `size` entries.
    private static func head(of store: GatewayStore, size: Int) async throws -> [UInt8] {
        if let checkpoint = try await store.latestCheckpoint(), checkpoint.size == size {
            return checkpoint.root
        }
        var tree = LedgerTree()
        for sequence in 1..<max(size + 1, 1) {
            guard let record = try await store.ledgerRecord(sequence: sequence) else { break }
            _ = tree.append(leafHash: record.leafHash)
        }
        return tree.root
    }

    private static func month(_ text: String?, _ name: String) throws(Refusal) -> Period? {
        guard let text, !text.isEmpty else { return nil }
        guard let period = Period(text), period.months == 1 else {
            throw Refusal(
                .fieldInvalid, "The month `\(name)` cannot be read.", help: "Write 2026-07.",
                field: name)
        }
        return period
    }

    /// The report in a form.
    static func bytes(of report: AccountabilityReport, format: ReportFormat) -> [UInt8] {
        switch format {
        case .json: report.json.canonicalBytes + [0x0A]
        case .csv: report.csv
        case .text: Array(report.text.utf8)
        }
    }
}

extension Period {
    /// The month that many months before another.
    fileprivate init?(monthsBefore count: Int, _ period: Period) {
        let month = period.firstDay.year * 12 + period.firstDay.month - 1 - count
        self.init(year: month / 12, month: month % 12 + 1)
    }
}

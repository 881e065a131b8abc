public import SharingModel

/// Who owed what, who shared, who did not, and on what legal ground.
///
/// Derived from the ledger's entries alone: the same head, range and agency give the same bytes in
/// each rendering. Source: PCSC Act 2022 s.14(2)-(3), the local policing body's monitoring of the
/// duty.
public struct AccountabilityReport: Sendable {
    /// The head of the log that the report is derived from.
    public struct Head: Sendable, Hashable {
        /// The log's name, the first line of its checkpoint.
        public let origin: String
        /// How many entries it has.
        public let size: Int
        /// Its Merkle root. Source: RFC 6962 §2.1.
        public let rootHash: SHA256Digest

        /// A head.
        public init(origin: String, size: Int, rootHash: SHA256Digest) {
            self.origin = origin
            self.size = size
            self.rootHash = rootHash
        }
    }

    /// The figures of one agency, or of one agency's one dataset.
    public struct Group: Sendable {
        /// The agency.
        public let agency: AgencyID
        /// The dataset; nil for all of the agency's.
        public let dataset: DatasetID?
        /// The figures.
        public let summary: ReportSummary
    }

    /// The name and version of the JSON rendering.
    public static let format = "svd-accountability/1"

    /// The first month reported on.
    public let from: Period
    /// The last month reported on. A period belongs to the month in which it ends.
    public let to: Period
    /// The one agency reported on; nil for all.
    public let agency: AgencyID?
    /// The moment as of which everything is judged: the time of the last ledger entry.
    public let asOf: Instant
    /// The head of the log.
    public let head: Head
    /// Every expected share, in order of agency, dataset, period and agreement.
    public let shares: [ExpectedShare]
    /// What came beyond what was expected, in the same order.
    public let unexpected: [UnexpectedShare]
    /// Figures per agency and dataset.
    public let byDataset: [Group]
    /// Figures per agency.
    public let byAgency: [Group]
    /// Figures of all of it.
    public let totals: ReportSummary
    let agencies: [AgencyID: ShareBook.Party]
    let controllers: [ControllerID: ShareBook.Party]

    /// Derives the report.
    /// - Parameters:
    ///   - book: the ledger up to the head and no further.
    ///   - from: the first month.
    ///   - to: the last month.
    ///   - agency: the one agency to report on; nil for all.
    ///   - head: the log's head.
    /// - Throws: `period-invalid` where the range is none or not of months; `ledger-inconsistent`
    ///   where the book is not that of the head; `not-found` for an empty ledger or an agency that
    ///   the ledger does not know.
    public init(
        _ book: ShareBook, from: Period, to: Period, agency: AgencyID? = nil, head: Head
    ) throws(Refusal) {
        let asOf = try Self.check(book, from: from, to: to, agency: agency, head: head)
        let range = from.firstMonth...to.firstMonth
        let ahead = LondonTime.date(at: asOf).adding(days: 366)
        let expected = book.expectedShares(
            of: agency, asOf: asOf, begunBy: min(to.lastDay, ahead))
        shares = expected.filter { range.contains($0.period.lastMonth) }
        unexpected = book.unexpectedShares(of: agency, months: range, horizon: ahead)
        self.from = from
        self.to = to
        self.agency = agency
        self.asOf = asOf
        self.head = head
        agencies = book.agencies
        controllers = book.controllers
        totals = ReportSummary(shares)
        byAgency = Self.groups(shares) { ($0.agreement.discloser, nil) }
        byDataset = Self.groups(shares) { ($0.agreement.discloser, $0.agreement.dataset) }
    }

    private static func check(
        _ book: ShareBook, from: Period, to: Period, agency: AgencyID?, head: Head
    ) throws(Refusal) -> Instant {
        guard from.months == 1, to.months == 1, from <= to else {
            throw Refusal(
                .periodInvalid, "The report runs from one month to the same or a later one.",
                help: "Write both as YYYY-MM, the earlier first.", field: "from")
        }
        guard book.size == head.size else {
            throw Refusal(
                .ledgerInconsistent,
                "The report was given \(book.size) entries and a head of \(head.size).",
                help: "Fold the ledger up to the head and no further.")
        }
        guard let asOf = book.asOf else {
            throw Refusal(
                .notFound, "The ledger has no entries yet, so there is nothing to report.",
                help: "Apply a registry first: svd-gateway registry apply.")
        }
        if let agency, book.agencies[agency] == nil {
            throw Refusal(
                .notFound, "The ledger knows no agency of that name.",
                help: "Give the agency's id as the registry has it.", field: "agency")
        }
        return asOf
    }

    private static func groups(
        _ shares: [ExpectedShare], by key: (ExpectedShare) -> (AgencyID, DatasetID?)
    ) -> [Group] {
        var groups: [Group] = []
        var rest = shares[...]
        while let first = rest.first {
            let (agency, dataset) = key(first)
            let members = rest.prefix { key($0) == (agency, dataset) }
            groups.append(
                Group(agency: agency, dataset: dataset, summary: ReportSummary(Array(members))))
            rest = rest.dropFirst(members.count)
        }
        return groups
    }

    /// The agency's name, or its id where the registry never named it.
    func name(of agency: AgencyID) -> String { agencies[agency]?.name ?? agency.text }
}

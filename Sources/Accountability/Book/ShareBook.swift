public import SharingModel
import StrictJSON

/// Everything that the accountability report says, folded from the ledger's entries and nothing
/// else, so that anybody who holds the log can derive the same report.
///
/// A value: the owner (an actor, or a transaction) adds each entry once, in order of sequence.
/// Adding costs constant time, but for changes of bank holidays, which touch every agreement.
public struct ShareBook: Sendable {
    /// An agency or controller as the registry named it when the last entry was added.
    public struct Party: Sendable, Hashable {
        /// The name that people read.
        public let name: String
        /// What the Act makes of it.
        public let authorityClass: AuthorityClass

        /// A party.
        public init(name: String, authorityClass: AuthorityClass) {
            self.name = name
            self.authorityClass = authorityClass
        }
    }

    /// The sequence of the last entry added, which is also the size of the log so far.
    public internal(set) var size = 0
    /// The latest time of any entry, which is the last entry's unless the clock went back.
    public internal(set) var asOf: Instant?
    /// The agencies that the registry names or ever named, by their last name and class.
    public internal(set) var agencies: [AgencyID: Party] = [:]
    /// The controllers that the registry names or ever named, by their last name and class.
    public internal(set) var controllers: [ControllerID: Party] = [:]
    /// The bank holidays in force.
    public internal(set) var bankHolidays: Set<CalendarDate> = []

    var histories: [AgreementID: TermsHistory] = [:]
    var events: [ShareKey: [ShareEvent]] = [:]
    var silences: [SilenceKey: Int] = [:]

    /// An empty book.
    public init() {}

    /// A book of entries from the first on.
    /// - Parameter entries: the entries in order of sequence, from 1.
    /// - Throws: `ledger-inconsistent`, as `add`.
    public init(_ entries: some Sequence<LedgerEntry>) throws(Refusal) {
        for entry in entries { try add(entry) }
    }

    /// The agreements in force in the registry, by id; their own dates of validity may have passed.
    public var agreements: [Agreement] {
        histories.values.compactMap(\.current).sorted { $0.id < $1.id }
    }
}

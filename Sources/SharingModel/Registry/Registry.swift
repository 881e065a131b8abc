/// Everybody and everything that the gateway knows by name: one value, replaced whole.
public struct Registry: Sendable, Hashable {
    /// The trust domain of the holders' URIs.
    public var trustDomain: String
    /// The bodies that receive.
    public var controllers: [Controller]
    /// The partners that disclose.
    public var agencies: [Agency]
    /// Who may connect.
    public var holders: [Holder]
    /// Who owes what to whom.
    public var agreements: [Agreement]
    /// The bank holidays of England and Wales.
    public var bankHolidays: Set<CalendarDate>
    /// The purposes for which an analyst may query: code and meaning.
    public var purposes: [Purpose]
    /// When schema versions end.
    public var sunsets: [SchemaSunset]

    /// A registry; empty unless said.
    public init(
        trustDomain: String, controllers: [Controller] = [], agencies: [Agency] = [],
        holders: [Holder] = [], agreements: [Agreement] = [],
        bankHolidays: Set<CalendarDate> = [], purposes: [Purpose] = [],
        sunsets: [SchemaSunset] = []
    ) {
        self.trustDomain = trustDomain
        self.controllers = controllers
        self.agencies = agencies
        self.holders = holders
        self.agreements = agreements
        self.bankHolidays = bankHolidays
        self.purposes = purposes
        self.sunsets = sunsets
    }

    /// The holder of that name.
    public func holder(_ id: HolderID) -> Holder? { holders.first { $0.id == id } }

    /// The agency of that name.
    public func agency(_ id: AgencyID) -> Agency? { agencies.first { $0.id == id } }

    /// The controller of that name.
    public func controller(_ id: ControllerID) -> Controller? { controllers.first { $0.id == id } }

    /// The agreements under which an agency discloses a dataset.
    public func agreements(of agency: AgencyID, for dataset: DatasetID) -> [Agreement] {
        agreements.filter { $0.discloser == agency && $0.dataset == dataset }
    }
}

/// A purpose that a query may have.
public struct Purpose: Sendable, Hashable {
    /// For example `problem-profile`.
    public var code: String
    /// What it means, in words.
    public var title: String

    /// A purpose.
    public init(code: String, title: String) {
        self.code = code
        self.title = title
    }
}

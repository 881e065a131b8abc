import SharingModel
import StrictJSON

/// What a `registry-changed` entry says, as far as reports need it.
struct RegistryChange {
    let holidays: Set<CalendarDate>
    let agencies: [Agency]
    let controllers: [Controller]
    /// Whether the entry carries on the one before it, which was full.
    let isContinuation: Bool

    init(_ entry: LedgerEntry) throws(Refusal) {
        guard let detail = entry.detail?.object else { throw Self.refusal("detail") }
        isContinuation = (detail["part"]?.integer ?? 1) > 1
        var holidays: Set<CalendarDate> = []
        for value in detail["bankHolidays"]?.array ?? [] {
            guard let day = value.string.flatMap({ CalendarDate($0) }) else {
                throw Self.refusal("bankHolidays")
            }
            holidays.insert(day)
        }
        self.holidays = holidays
        var agencies: [Agency] = []
        for value in detail["agencies"]?.array ?? [] {
            guard let id = AgencyID(value["id"]?.string ?? ""), let name = value["name"]?.string,
                let authorityClass = AuthorityClass(rawValue: value["class"]?.string ?? "")
            else { throw Self.refusal("agencies") }
            agencies.append(Agency(id: id, name: name, authorityClass: authorityClass))
        }
        self.agencies = agencies
        var controllers: [Controller] = []
        for value in detail["controllers"]?.array ?? [] {
            guard let id = ControllerID(value["id"]?.string ?? ""),
                let name = value["name"]?.string,
                let authorityClass = AuthorityClass(rawValue: value["class"]?.string ?? "")
            else { throw Self.refusal("controllers") }
            controllers.append(Controller(id: id, name: name, authorityClass: authorityClass))
        }
        self.controllers = controllers
    }

    static func refusal(_ member: String) -> Refusal {
        Refusal(
            .ledgerInconsistent,
            "A change of registry or agreement in the ledger cannot be read: `\(member)`.",
            help: "The entry was written by another version, or was altered.", field: member)
    }
}

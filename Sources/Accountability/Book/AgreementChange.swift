import SharingModel
import StrictJSON

/// What an `agreement-changed` entry says: new terms, or none.
struct AgreementChange {
    let id: AgreementID
    let terms: Agreement?

    init(_ entry: LedgerEntry) throws(Refusal) {
        guard let detail = entry.detail else { throw RegistryChange.refusal("detail") }
        if detail["removed"]?.bool == true {
            guard let id = AgreementID(detail["id"]?.string ?? "") else {
                throw RegistryChange.refusal("id")
            }
            self.id = id
            terms = nil
            return
        }
        guard let terms = detail["agreement"].flatMap({ Agreement(json: $0) }) else {
            throw RegistryChange.refusal("agreement")
        }
        id = terms.id
        self.terms = terms
    }
}

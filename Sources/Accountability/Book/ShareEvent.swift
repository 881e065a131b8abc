import SharingModel

/// What a ledger entry did for an expected share.
struct ShareEvent: Sendable {
    /// The kinds of entry that answer an expected share, or try to.
    enum Kind: Sendable {
        case accepted, acceptedInPart, refused, nilReturn, withheld

        init?(_ kind: LedgerEntryKind) {
            switch kind {
            case .shareAccepted: self = .accepted
            case .shareAcceptedInPart: self = .acceptedInPart
            case .shareRefused: self = .refused
            case .nilReturn: self = .nilReturn
            case .nonShareDeclared: self = .withheld
            default: return nil
            }
        }
    }

    let kind: Kind
    let sequence: Int
    let time: Instant
    /// The agreement that the entry names; nil answers every agreement on the same share.
    let agreement: AgreementID?
    let submission: SubmissionID?
    /// Its rows; none once a correction stands in its place, so that no row counts twice.
    var rows: RowCounts
    let reason: ReasonCode?
    /// The agency's class when the entry was written, which decides what the law offered it.
    let agencyClass: AuthorityClass

    var isAcceptance: Bool { kind == .accepted || kind == .acceptedInPart }
    var isDeclaration: Bool { kind == .nilReturn || kind == .withheld }
}

import SharingModel

/// What tells one share from another: agreements apart.
struct ShareKey: Sendable, Hashable, Comparable {
    let agency: AgencyID
    let dataset: DatasetID
    let period: Period

    static func < (left: ShareKey, right: ShareKey) -> Bool {
        if left.agency != right.agency { return left.agency < right.agency }
        if left.dataset != right.dataset { return left.dataset < right.dataset }
        return left.period < right.period
    }
}

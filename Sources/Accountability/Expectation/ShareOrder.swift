import SharingModel

/// The order in which expected shares are listed.
struct ShareOrder: Comparable {
    let key: ShareKey
    let agreement: AgreementID

    static func < (left: ShareOrder, right: ShareOrder) -> Bool {
        left.key != right.key ? left.key < right.key : left.agreement < right.agreement
    }
}

import SharingModel

/// What tells one silence from another.
struct SilenceKey: Sendable, Hashable {
    let share: ShareKey
    let agreement: AgreementID
}

public import SharingModel

/// Finds what fell due and never came. Time alone makes a silent non-share; no upload is needed.
public enum SilenceClock {
    /// The entries that are missing from the ledger at a moment.
    ///
    /// Append them, add them to the book, and the next call returns none of them again: one entry
    /// per expected share ever, whatever the clock does. A share for which a refused file came has
    /// its non-share entry already and is not silent.
    /// - Parameters:
    ///   - book: the whole ledger.
    ///   - now: the time.
    /// - Returns: entries of kind `non-share-silent`, without sequence, in order of agency,
    ///   dataset, period and agreement.
    public static func entries(for book: ShareBook, at now: Instant) -> [LedgerEntry] {
        book.expectedShares(asOf: now).filter { $0.state == .silent && $0.silence == nil }.map {
            LedgerEntry(
                kind: .nonShareSilent, time: now, agency: $0.agreement.discloser,
                controllers: $0.agreement.recipients, dataset: $0.agreement.dataset,
                period: $0.period, agreement: $0.agreement.id, power: $0.agreement.power,
                form: $0.agreement.form, due: $0.due, reason: .noResponse)
        }
    }

    /// The next moment at which a due day ends with nothing there; nil where nothing is awaited.
    /// - Parameters:
    ///   - book: the whole ledger.
    ///   - now: the time.
    public static func next(for book: ShareBook, after now: Instant) -> Instant? {
        book.expectedShares(asOf: now).filter { $0.state == .notYetDue }.map(\.closes).min()
    }
}

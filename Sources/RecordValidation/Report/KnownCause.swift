import SharingModel

/// Which findings have their words in common.
enum FindingKey: Hashable {
    case cell(column: Int, fault: CellFault, isError: Bool)
    case rule(index: Int, column: Int)
    case sent(rule: Int, earlier: SubmissionID)
    case location(column: Int, fault: LocationFault)
    case form(column: Int)
}

/// What is said of findings that have it in common: made when the first is met, then known by
/// numbers. Owned by one `RowChecker`.
final class KnownCause {
    /// Its number in the list.
    let number: Int32
    /// Judges values, where the hint depends on them.
    let adviser: CellAdviser?
    /// The codes of which one could have been meant.
    let codes: NearestNames?
    /// The numbers of the hints by `Advice.place`; -1 where there is none yet.
    private var hints: [Int32] = []

    init(_ number: Int32, adviser: CellAdviser? = nil, codes: NearestNames? = nil) {
        self.number = number
        self.adviser = adviser
        self.codes = codes
    }

    /// The number of a hint, which is made where it is not known yet.
    func hint(_ advice: Advice, make: () -> Int32) -> Int32 {
        let place = advice.place
        while hints.count <= place { hints.append(-1) }
        if hints[place] < 0 { hints[place] = make() }
        return hints[place]
    }
}

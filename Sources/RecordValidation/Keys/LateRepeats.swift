/// Counts the repeats of one rule and keeps the first rows, however they come.
struct LateRepeats {
    /// A row whose key an earlier row has.
    struct Row {
        let place: SpilledKeys.Place
        let earlier: Int
        /// What it has in the key's first column.
        let text: String
    }

    private let listedMax: Int
    private var rows: [Row] = []
    /// No row from here on is among the first.
    private var recordMax = Int.max
    /// How many there are.
    private(set) var count = 0

    init(listedMax: Int) { self.listedMax = listedMax }

    mutating func add(_ found: borrowing SpilledKeys.Repeat) {
        count += 1
        guard found.place.record < recordMax else { return }
        unsafe rows.append(
            Row(
                place: found.place, earlier: found.earlier,
                text: String(decoding: found.text, as: UTF8.self)))
        if rows.count / 2 > listedMax {
            rows = first
            recordMax = rows.last?.place.record ?? 0
        }
    }

    /// The first rows in the order of the file, as many as a report lists.
    var first: [Row] {
        Array(rows.sorted { $0.place.record < $1.place.record }.prefix(listedMax))
    }
}

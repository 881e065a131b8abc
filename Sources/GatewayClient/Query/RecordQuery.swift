public import SharingModel

/// A question to the analysis store, with its purpose on record.
public struct RecordQuery: Sendable, Hashable {
    /// The dataset.
    public var dataset: DatasetID
    /// The purpose's code.
    public var purpose: String
    /// The case, report or tasking it is for.
    public var reference: String
    /// What justifies it, in words.
    public var justification: String
    /// The conditions; all must hold.
    public var filters: [RecordFilter]

    /// A question.
    public init(
        dataset: DatasetID, purpose: String, reference: String, justification: String,
        filters: [RecordFilter] = []
    ) {
        self.dataset = dataset
        self.purpose = purpose
        self.reference = reference
        self.justification = justification
        self.filters = filters
    }

    /// The path and query of one page.
    /// - Parameters:
    ///   - limit: the most records.
    ///   - cursor: where to begin; nil for the first page.
    func path(limit: Int, after cursor: String?) -> String {
        var items = [
            ("purpose", purpose), ("reference", reference), ("justification", justification),
            ("limit", String(limit)),
        ]
        if let cursor { items.append(("after", cursor)) }
        items += filters.map(\.item)
        return "/v1/records/" + PercentEncoding.text(of: dataset.text)
            + PercentEncoding.query(items.map { (name: $0.0, value: $0.1) })
    }
}

/// One column of a dataset, as its schema describes it.
public struct Column: Sendable, Hashable {
    /// The property's name: stable, in lower case, fit for a database.
    public let name: String
    /// The text of its header cell.
    public let header: String
    /// Other header texts that are taken for it.
    public let aliases: [String]
    /// How the normalised value is kept.
    public let storage: ColumnStorage
    /// What it may reveal.
    public let columnClass: ColumnClass
    /// How its text is normalised.
    public let normalisation: Normalisation?
    /// The common column of the analysis store that it supplies.
    public let core: CoreField?
    /// Whether every row must have a value.
    public let isRequired: Bool
    /// What it holds, for people.
    public let description: String
    /// Whether no file has it: the gateway computes it from other columns of the row.
    public internal(set) var isDerived = false
    /// What a cell must satisfy.
    let constraints: ColumnConstraints
}

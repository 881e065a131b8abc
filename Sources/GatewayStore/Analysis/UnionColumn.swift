import RecordValidation

/// A column of any version of a dataset, as a query shows it.
struct UnionColumn {
    let name: String
    let storage: ColumnStorage
    /// Whether some version keeps what the file said beside it.
    let hasOriginal: Bool
    let originalName: String

    /// The columns of all versions, each once: those of the first version in its order, then what
    /// only the next ones have.
    static func all(_ versions: [DatasetSchema]) -> [UnionColumn] {
        let every = versions.flatMap(\.storedColumns)
        let originals = Set(every.filter(TableColumns.hasOriginal).map(\.name))
        var seen: Set<String> = []
        return every.filter { seen.insert($0.name).inserted }.map {
            UnionColumn(
                name: $0.name, storage: $0.storage, hasOriginal: originals.contains($0.name),
                originalName: TableColumns.originalName($0))
        }
    }
}

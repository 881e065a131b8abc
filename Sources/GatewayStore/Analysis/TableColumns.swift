public import RecordValidation
public import SharingModel

/// The columns that a dataset's table has, or would have, for some versions of its schema.
///
/// All versions of a dataset share one table, so a version may add columns to those of the others
/// but never mean something else by one of them. It asks no database: what is told before a
/// version is published is what holds when its table is made.
public struct TableColumns: Sendable {
    struct Entry: Sendable, Hashable {
        let storage: ColumnStorage
        var hasOriginal: Bool
    }

    /// The database takes up to 2000 columns of a table and of an answer, which both have some of
    /// the gateway's own.
    static let countMax = 1980
    private static let originalSuffix = "_original"
    private static let reserved = Set(
        ["recordid", "submissionkey", "rownumber", "occurred_at", "place", "purpose_lock"]
            + LeadingColumn.allCases.map(\.rawValue))

    private(set) var entries: [String: Entry]

    init(_ entries: [String: Entry] = [:]) { self.entries = entries }

    /// Whether a version's records can stand beside those of the other versions of its dataset.
    /// - Parameter others: versions of the same and of other datasets, in any order.
    /// - Throws: `schema-invalid`, with the column's pointer in `field`.
    public static func check(
        _ schema: DatasetSchema, among others: [DatasetSchema]
    ) throws(Refusal) {
        var columns = TableColumns()
        for other in others.sorted(by: { $0.version < $1.version })
        where other.dataset == schema.dataset && other.version != schema.version {
            // One that has no place itself takes none from others.
            try? columns.add(other)
        }
        try columns.add(schema)
    }

    /// Whether normalising can change the text of a column.
    static func hasOriginal(_ column: Column) -> Bool {
        !column.isDerived && (column.storage != .text || column.normalisation != nil)
    }

    /// The name of the column that keeps what the file said.
    static func originalName(_ column: Column) -> String { column.name + originalSuffix }

    /// The storage of each column, those of originals among them.
    var storages: [String: ColumnStorage] {
        entries.reduce(into: [:]) { all, next in
            all[next.key] = next.value.storage
            if next.value.hasOriginal { all[next.key + Self.originalSuffix] = .text }
        }
    }

    /// Adds the columns of a version.
    /// - Throws: `schema-invalid`; nothing is added then.
    mutating func add(_ schema: DatasetSchema) throws(Refusal) {
        var wider = entries
        for column in schema.storedColumns {
            guard !Self.reserved.contains(column.name) else {
                throw Self.refusal(
                    column.name, "the name \(column.name) is the gateway's own.")
            }
            let known = wider[column.name]
            guard known == nil || known?.storage == column.storage else {
                throw Self.refusal(
                    column.name,
                    "\(column.name) is kept as \(known?.storage.rawValue ?? "") since another "
                        + "version, and cannot be kept as \(column.storage.rawValue).")
            }
            wider[column.name] = Entry(
                storage: column.storage,
                hasOriginal: known?.hasOriginal == true || Self.hasOriginal(column))
        }
        for (name, entry) in wider where entry.hasOriginal {
            let original = name + Self.originalSuffix
            guard wider[original] == nil else {
                let isOurs = schema.storedColumns.contains { $0.name == original }
                throw Self.refusal(
                    isOurs ? original : name,
                    "\(original) is where the gateway keeps what the file said in \(name).")
            }
        }
        let count = wider.values.reduce(0) { $0 + ($1.hasOriginal ? 2 : 1) }
        guard count <= Self.countMax else {
            throw Refusal(
                .schemaInvalid,
                "The dataset's table would have \(count) columns over all versions.",
                help: "At most \(Self.countMax); a value that can be written in several ways "
                    + "takes two. Begin a new dataset.", field: "/properties")
        }
        entries = wider
    }

    private static func refusal(_ column: String, _ reason: String) -> Refusal {
        let pointer = "/properties/" + column
        return Refusal(
            .schemaInvalid, "\(pointer): \(reason)", help: "Give the column another name.",
            field: pointer)
    }
}

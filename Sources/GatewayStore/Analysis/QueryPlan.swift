import RecordValidation
import SQLDatabase
import SharingModel

/// A query as SQL: bound values only; every name comes from the schema or from this file.
struct QueryPlan {
    /// The result's columns.
    private(set) var columns: [RecordColumn]
    private(set) var values: [SQLValue] = []
    private var expressions: [String]
    private var conditions: [String] = []
    private let tableName: String
    /// The names of the columns that are the time of some version's records.
    private let timeColumns: Set<String>
    private let query: RecordQuery

    /// Checks a query against the versions of a schema.
    /// - Parameters:
    ///   - schema: the newest version, whose columns come first.
    ///   - older: the others, newest first: what was sent under them shows, too.
    ///   - stored: the columns that the dataset's table has; a newer schema may have more.
    /// - Throws: a refusal `filter-unknown` or `filter-invalid`.
    init(
        _ query: RecordQuery, schema: DatasetSchema, older: [DatasetSchema],
        stored: [String: ColumnStorage]
    ) throws(Refusal) {
        self.query = query
        tableName = DatasetTable(schema: schema).name
        let versions = [schema] + older
        timeColumns = Set(versions.compactMap { DatasetTable(schema: $0).occurredColumn?.name })
        let union = UnionColumn.all(versions)
        columns = LeadingColumn.allCases.map {
            RecordColumn(name: $0.rawValue, storage: Self.storage($0))
        }
        expressions = LeadingColumn.allCases.map(\.expression)
        try select(union, stored: stored)
        for filter in query.filters { try add(filter, union, stored: stored) }
        if let after = query.after {
            conditions.append("t.recordID > \(bind(.integer(after)))")
            conditions.append("s.lastRecord > \(bind(.integer(after)))")
        }
    }

    /// The statement.
    /// - Parameter controllers: the values of `controllers` that the caller may see.
    mutating func sql(controllers: [String]) -> String {
        let visible = controllers.map { bind(.text($0)) }.joined(separator: ", ")
        let dataset = bind(.text(query.dataset.text))
        let all =
            ["s.dataset = \(dataset)", "s.controllers IN (\(visible))", "s.replacedBy IS NULL"]
            + conditions
        // CROSS JOIN fixes the order of the loops: submissions as they came, and of each the run of
        // its records, so that pages come in order of recordID without sorting.
        return """
            SELECT \(expressions.joined(separator: ", "))
            FROM appliedSubmission s CROSS JOIN \(tableName) t
                ON t.recordID BETWEEN s.firstRecord AND s.lastRecord
            WHERE \(all.joined(separator: " AND "))
            ORDER BY s.firstRecord, t.recordID
            LIMIT \(bind(.integer(query.limit + 1)))
            """
    }

    private static func storage(_ column: LeadingColumn) -> ColumnStorage {
        switch column {
        case .recordID, .rowNumber, .ledgerSequence: .integer
        case .receivedOn: .date
        case .submissionID, .agencyID, .controllerIDs, .legalPower: .text
        }
    }

    private mutating func select(
        _ all: [UnionColumn], stored: [String: ColumnStorage]
    ) throws(Refusal) {
        var chosen = all
        if let names = query.columns {
            chosen = []
            for name in names {
                guard let column = all.first(where: { $0.name == name }) else {
                    throw Self.unknown(name)
                }
                chosen.append(column)
            }
        }
        for column in chosen {
            let isStored = stored[column.name] != nil
            columns.append(RecordColumn(name: column.name, storage: column.storage))
            expressions.append(isStored ? "t." + SQLName.quoted(column.name) : "NULL")
            if column.hasOriginal {
                let name = column.originalName
                columns.append(RecordColumn(name: name, storage: .text))
                expressions.append(stored[name] != nil ? "t." + SQLName.quoted(name) : "NULL")
            }
        }
    }

    private mutating func add(
        _ filter: RecordFilter, _ all: [UnionColumn], stored: [String: ColumnStorage]
    ) throws(Refusal) {
        let expression: String
        let storage: ColumnStorage
        if let column = all.first(where: { $0.name == filter.column }) {
            expression = stored[column.name] == nil ? "NULL" : "t." + SQLName.quoted(column.name)
            storage = column.storage
        } else if let column = LeadingColumn(rawValue: filter.column) {
            expression = column.expression
            storage = Self.storage(column)
        } else {
            throw Self.unknown(filter.column)
        }
        var bounds: [FilterBounds] = []
        for value in filter.values {
            guard let read = FilterBounds(value, storage: storage) else {
                throw Refusal(
                    .filterInvalid, "A value of the filter is not of type \(storage.rawValue).",
                    help: Self.help(storage), field: filter.column)
            }
            bounds.append(read)
        }
        guard let first = bounds.first, bounds.count <= 500,
            bounds.count == 1 || filter.comparison == .oneOf
        else {
            throw Refusal(
                .filterInvalid, "A filter has one value, or with .in up to 500.",
                help: "Write for example sex.in=F,M.", field: filter.column)
        }
        let isTime = timeColumns.contains(filter.column) && stored[filter.column] != nil
        add(
            filter.comparison, expression, bounds, first, timeColumn: isTime ? filter.column : nil)
    }

    private mutating func add(
        _ comparison: RecordFilter.Comparison, _ expression: String, _ bounds: [FilterBounds],
        _ first: FilterBounds, timeColumn: String?
    ) {
        switch comparison {
        case .atLeast:
            let from = bind(first.from)
            conditions.append("\(expression) >= \(from)")
            pass(over: "s.occurredTo >= \(from)", timeColumn)
        case .atMost:
            let to = bind(first.to)
            conditions.append("\(expression) <= \(to)")
            pass(over: "s.occurredFrom <= \(to)", timeColumn)
        case .equals, .oneOf:
            let alternatives = bounds.map { bound in
                let from = bind(bound.from)
                guard !bound.isSingle else { return "\(expression) = \(from)" }
                return "\(expression) BETWEEN \(from) AND \(bind(bound.to))"
            }
            conditions.append("(" + alternatives.joined(separator: " OR ") + ")")
            if timeColumn != nil, bounds.count == 1 {
                pass(over: "s.occurredTo >= \(bind(first.from))", timeColumn)
                pass(over: "s.occurredFrom <= \(bind(first.to))", timeColumn)
            }
        }
    }

    /// Passes over submissions whose rows all lie elsewhere in time. The bounds of one whose
    /// version has another time column say nothing of this one.
    private mutating func pass(over condition: String, _ timeColumn: String?) {
        guard let timeColumn else { return }
        let column = bind(.text(timeColumn))
        conditions.append("(s.occurredColumn IS NOT \(column) OR \(condition))")
    }

    private mutating func bind(_ value: SQLValue) -> String {
        values.append(value)
        return "?\(values.count)"
    }

    private static func unknown(_ name: String) -> Refusal {
        Refusal(
            .filterUnknown, "The dataset has no such column.",
            help: "`svd template DATASET --format markdown` lists its columns.", field: name)
    }

    private static func help(_ storage: ColumnStorage) -> String {
        switch storage {
        case .text: "Any text will do."
        case .integer: "Write a whole number."
        case .real: "Write a number such as 52.63."
        case .boolean: "Write true or false."
        case .date: "Write a day such as 2026-10-31, or a month such as 2026-10."
        case .instant: "Write 2026-10-31T22:15:00Z, a day such as 2026-10-31, or a month."
        }
    }
}

import GatewayStore
import RecordValidation
import SharingModel
import StrictJSON

/// The forms in which records are given.
public enum RecordFormat: Sendable {
    case json, csv, ndjson
}

/// One page of records.
public struct RecordPage: Sendable {
    /// The page in the form asked for; JSON is an object, and every page of CSV that holds a
    /// record begins with the header.
    public let body: [UInt8]
    /// How many records it holds.
    public let count: Int
    /// Where the next page begins; nil where this is the last.
    public let next: String?
}

extension Gateway {
    /// Answers an analyst's query; the consultation stands in the processing log before the answer
    /// leaves. Source: DPA 2018 s.62(1)(c), (2).
    /// - Parameters:
    ///   - parameters: `purpose`, `reference`, `justification`, `limit`, `after`, and filters:
    ///     `column`, `column.gte`, `column.lte`, `column.in`.
    /// - Throws: `role-missing`, `dataset-unknown`, `purpose-required`, `filter-unknown`,
    ///   `filter-invalid` or `cursor-invalid`.
    public func records(
        _ caller: Caller, dataset: String, parameters: [(name: String, value: String)],
        format: RecordFormat
    ) async throws -> RecordPage {
        do {
            try caller.require(.analyst)
            let schema = try catalogue.found(dataset: dataset, version: nil)
            let request = try RecordRequest(parameters, purposes: registry.purposes)
            let query = RecordQuery(
                dataset: schema.dataset, filters: request.filters,
                controllers: caller.holder.controllers, limit: request.limit,
                after: request.after)
            // What was sent under an older version is asked for and shown by its columns, too.
            let older = catalogue.all.reversed().filter {
                $0.dataset == schema.dataset && $0.version != schema.version
            }
            let writer = RecordPageWriter(format: format)
            let page = try await analysis.query(query, schema: schema, older: older) { row in
                writer.add(row)
            }
            _ = try await processing.record(
                ProcessingEvent(
                    time: now(), holder: caller.holder.id, operation: .consultation,
                    dataset: schema.dataset, purpose: request.purpose,
                    reference: request.reference, justification: request.justification,
                    rowCount: page.count))
            counters.add(page.count, to: "svd_records_shown_total")
            let next = page.next.map(String.init)
            return RecordPage(
                body: writer.finish(
                    dataset: schema.dataset, purpose: request.purpose, count: page.count,
                    next: next),
                count: page.count, next: next)
        } catch {
            throw refusal(for: error)
        }
    }
}

/// A query's parameters, read and checked.
struct RecordRequest {
    let purpose: String
    let reference: String
    let justification: String
    let filters: [RecordFilter]
    let limit: Int
    let after: Int?

    /// Reads the parameters.
    /// - Throws: `purpose-required` without purpose, reference or justification; `field-invalid`,
    ///   `filter-unknown`, `filter-invalid` or `cursor-invalid`.
    init(_ parameters: [(name: String, value: String)], purposes: [Purpose]) throws(Refusal) {
        var values: [String: String] = [:]
        var filters: [RecordFilter] = []
        for (name, value) in parameters {
            if ["purpose", "reference", "justification", "limit", "after"].contains(name) {
                values[name] = value
            } else {
                filters.append(try RecordFilter.parse(name: name, value: value))
            }
        }
        let codes = purposes.map(\.code)
        guard let purpose = values["purpose"], codes.contains(purpose),
            let reference = values["reference"], !reference.allSatisfy(\.isWhitespace),
            reference.count <= 200
        else {
            throw Refusal(
                .purposeRequired,
                "A query names its purpose and a reference (DPA 2018 s.62(2)(a)).",
                help:
                    "Purposes: \(codes.joined(separator: ", ")). The reference is a case or task.",
                field: "purpose")
        }
        self.purpose = purpose
        self.reference = reference
        justification = try Self.justification(values["justification"])
        self.filters = filters
        limit = try Self.limit(values["limit"])
        after = try Self.cursor(values["after"])
    }

    private static func justification(_ text: String?) throws(Refusal) -> String {
        guard let text, !text.allSatisfy(\.isWhitespace) else {
            throw Refusal(
                .purposeRequired,
                "A query says in words what justifies it (DPA 2018 s.62(2)(a)).",
                help:
                    "Give a justification, for example: knife injuries in the night-time economy.",
                field: "justification")
        }
        guard text.count <= Limits.justificationCharactersMax else {
            throw Refusal(
                .fieldInvalid, "The justification is too long.",
                help: "At most \(Limits.justificationCharactersMax) characters.",
                field: "justification")
        }
        return text
    }

    private static func limit(_ text: String?) throws(Refusal) -> Int {
        guard let text else { return 1000 }
        guard let limit = Int(text), (1...Limits.pageRecordsMax).contains(limit) else {
            throw Refusal(
                .fieldInvalid, "The limit is not between 1 and \(Limits.pageRecordsMax).",
                help: "Ask for pages and follow `next`.", field: "limit")
        }
        return limit
    }

    private static func cursor(_ text: String?) throws(Refusal) -> Int? {
        guard let text, !text.isEmpty else { return nil }
        guard let cursor = Int(text), cursor >= 0 else {
            throw Refusal(
                .cursorInvalid, "The cursor is none that the gateway gave.",
                help: "Begin again without `after`.", field: "after")
        }
        return cursor
    }
}

import GatewayStore
import RecordValidation
import SharingModel
import Synchronization

/// Schemas, files and queries of the tests of the analysis store.
enum AnalysisKit {
    static let columns = """
        "ref": {"type": "string", "x-svd-class": "none"},
        "at": {"type": "string", "format": "date-time", "x-svd-class": "quasi-identifier",
            "x-svd-column": {"formats": ["iso8601", "dd/MM/yyyy HH:mm"]},
            "x-svd-normalise": "local-datetime", "x-svd-core": "occurred_at"},
        "day": {"type": "string", "format": "date", "x-svd-class": "none"},
        "where_at": {"type": "string", "x-svd-class": "none", "x-svd-core": "place"},
        "age": {"type": "integer", "x-svd-class": "quasi-identifier"},
        "score": {"type": "number", "x-svd-class": "none"},
        "alcohol": {"type": "boolean", "x-svd-class": "none",
            "x-svd-column": {"true": ["Y", "true"], "false": ["N", "false"]}}
        """

    static func schema(
        _ version: String = "1.0.0", dataset: String = "ed-test", columns: String = columns
    ) throws -> DatasetSchema {
        let document = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema",
            "$id":"https://schemas.svd.example/\(dataset)/\(version)","title":"T",
            "description":"T","type":"object","additionalProperties":false,"required":[],
            "properties":{\(columns)},
            "x-svd":{"dataset":"\(dataset)","version":"\(version)",
            "acceptance":{"policy":"accept-rows"},
            "disclosure":{"forms":["anonymised-rows"],"powers":["CDA-115"]}}}
            """
        return try DatasetSchema(document: Array(document.utf8), sha256: Workshop.digest(0))
    }

    static let controller = Workshop.name("norfolk-constabulary") { ControllerID($0) }
    static let other = Workshop.name("suffolk-constabulary") { ControllerID($0) }

    static func submission(
        _ number: Int, controllers: [ControllerID] = [controller], power: Power = .cda115,
        rowsExpected: Int? = nil
    ) -> AppliedSubmission {
        AppliedSubmission(
            id: Workshop.id(number), agency: Workshop.agency, controllers: controllers,
            receivedAt: Instant(milliseconds: 1_790_000_000_000), power: power,
            ledgerSequence: number, rowsExpected: rowsExpected)
    }

    static func feed(
        _ file: String, _ schema: DatasetSchema
    ) -> @Sendable (any RecordSink) throws -> Void {
        { sink in
            let validator = FileValidator(
                schema: schema, options: ValidationOptions(), sink: sink)
            let bytes = Array(file.utf8)
            unsafe bytes.withUnsafeBytes { unsafe validator.consume($0) }
            _ = validator.finish(fileDigest: Workshop.digest(1))
            if let error = validator.sinkError { throw error }
        }
    }

    static let header = "ref,at,day,where_at,age,score,alcohol\r\n"

    /// Every record of a query as texts by column, over all pages.
    static func rows(
        _ store: AnalysisStore, _ query: RecordQuery, _ schema: DatasetSchema
    ) async throws -> [[String: RecordValue]] {
        var query = query
        var all: [[String: RecordValue]] = []
        while true {
            let found = Mutex<[[String: RecordValue]]>([])
            let page = try await store.query(query, schema: schema) { row in
                var values: [String: RecordValue] = [:]
                for (index, column) in row.columns.enumerated() {
                    values[column.name] = row.value(index)
                }
                found.withLock { $0.append(values) }
            }
            let rows = found.withLock { $0 }
            guard rows.count == page.count else { throw Workshop.Stop() }
            all += rows
            guard let next = page.next else { return all }
            query.after = next
        }
    }

    static func query(
        _ filters: [RecordFilter] = [], controllers: [ControllerID] = [controller],
        limit: Int = 100
    ) -> RecordQuery {
        RecordQuery(
            dataset: Workshop.name("ed-test") { DatasetID($0) }, filters: filters,
            controllers: controllers, limit: limit)
    }
}

import GatewayStore
import Logging
import RecordValidation
import SharingModel

/// The schema versions whose tables stand, and those that have none.
struct SchemaTables {
    private(set) var usable: [DatasetSchema] = []
    private(set) var leftOut: [SchemaHolder.LeftOut] = []

    /// Makes the tables. A version that cannot have one is named in the log and left out: what an
    /// older gateway published does not keep this one from serving the others.
    /// - Throws: a fault of the store.
    static func prepare(
        _ schemas: [DatasetSchema], in analysis: AnalysisStore, logger: Logger
    ) async throws -> SchemaTables {
        var tables = SchemaTables()
        for schema in schemas {
            do {
                try await analysis.prepare(schema)
                tables.usable.append(schema)
            } catch let refusal as Refusal {
                logger.error(
                    "schema version left out",
                    metadata: [
                        "dataset": "\(schema.dataset)", "version": "\(schema.version)",
                        "cause": "\(refusal.reason)",
                    ])
                tables.leftOut.append(
                    SchemaHolder.LeftOut(
                        dataset: schema.dataset, version: schema.version, refusal: refusal))
            }
        }
        return tables
    }
}

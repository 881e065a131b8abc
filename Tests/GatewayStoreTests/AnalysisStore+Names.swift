import GatewayStore
import RecordValidation
import Synchronization

extension AnalysisStore {
    /// The names of the columns of a query's first record.
    func columnNames(_ query: RecordQuery, _ schema: DatasetSchema) async throws -> [String] {
        let names = Mutex<[String]>([])
        _ = try await self.query(query, schema: schema) { row in
            names.withLock { $0 = row.columns.map(\.name) }
        }
        return names.withLock { $0 }
    }
}

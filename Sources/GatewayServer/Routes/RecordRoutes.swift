import Exchange
import HTTPTypes
import HummingbirdCore
import SharingModel

/// Queries of what was received; each with its purpose.
struct RecordRoutes {
    let gateway: Gateway

    private static let formats: [(type: String, choice: RecordFormat)] = [
        ("application/json", .json), ("text/csv", .csv), ("application/x-ndjson", .ndjson),
    ]

    func add(to table: inout RouteTable) {
        table.on(.get, "/v1/records/{dataset}") { request, context in
            let format = try AcceptHeader(request).choose(Self.formats)
            let query = try QueryParameters(request.uri.query)
            let page = try await gateway.records(
                try context.caller, dataset: context.parameter("dataset"),
                parameters: query.all, format: format)
            var headers = HTTPFields()
            headers[.svdCount] = String(page.count)
            headers[.svdNext] = page.next
            return .bytes(page.body, type: Self.type(of: format), headers: headers)
        }
    }

    private static func type(of format: RecordFormat) -> String {
        switch format {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .ndjson: "application/x-ndjson"
        }
    }
}

import Exchange
import HTTPTypes
import HummingbirdCore

/// The accountability report.
struct AccountabilityRoutes {
    let gateway: Gateway

    private static let formats: [(type: String, choice: ReportFormat)] = [
        ("application/json", .json), ("text/csv", .csv), ("text/plain", .text),
    ]

    func add(to table: inout RouteTable) {
        table.on(.get, "/v1/accountability") { request, context in
            let format = try AcceptHeader(request).choose(Self.formats)
            let query = try QueryParameters(request.uri.query)
            try query.allow(only: "from", "to", "agency")
            let report = try await gateway.accountability(
                try context.caller, from: try query.value("from"), to: try query.value("to"),
                agency: try query.value("agency"), format: format)
            return .bytes(report, type: Self.type(of: format))
        }
    }

    private static func type(of format: ReportFormat) -> String {
        switch format {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .text: "text/plain; charset=utf-8"
        }
    }
}

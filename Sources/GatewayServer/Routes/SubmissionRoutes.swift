import Exchange
import HTTPTypes
import HummingbirdCore
import SharingModel

/// What has been submitted, its reports and receipts.
struct SubmissionRoutes {
    let gateway: Gateway

    func add(to table: inout RouteTable) {
        table.on(.get, "/v1/submissions") { request, context in
            let query = try QueryParameters(request.uri.query)
            try query.allow(only: "dataset", "period", "limit", "after")
            return .json(
                try await gateway.submissions(
                    try context.caller, dataset: try query.value("dataset"),
                    period: try query.value("period"), limit: try query.integer("limit"),
                    after: try query.value("after")))
        }
        table.on(.get, "/v1/submissions/{id}") { _, context in
            .json(try await gateway.submission(try context.caller, id: context.parameter("id")))
        }
        table.on(.get, "/v1/submissions/{id}/report") { _, context in
            .json(try await gateway.report(try context.caller, id: context.parameter("id")))
        }
        addReceipts(to: &table)
    }

    private func addReceipts(to table: inout RouteTable) {
        table.on(.get, "/v1/submissions/{id}/receipt") { _, context in
            .json(try await receipt(context).json)
        }
        table.on(.get, "/v1/submissions/{id}/receipt.json") { _, context in
            .bytes(try await receipt(context).receipt, type: "application/json")
        }
        table.on(.get, "/v1/submissions/{id}/receipt.p7s") { _, context in
            .bytes(try await receipt(context).signature, type: "application/pkcs7-signature")
        }
        table.on(.get, "/v1/submissions/{id}/receipt.tlog-proof") { _, context in
            .bytes(try await receipt(context).proof, type: "text/plain; charset=utf-8")
        }
    }

    private func receipt(_ context: GatewayContext) async throws -> ReceiptBundle {
        try await gateway.receipt(try context.caller, id: context.parameter("id"))
    }
}

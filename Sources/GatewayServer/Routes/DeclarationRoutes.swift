import Exchange
import HTTPTypes
import HummingbirdCore

/// "Nothing this period", and "not shared, because".
struct DeclarationRoutes {
    let gateway: Gateway

    func add(to table: inout RouteTable) {
        table.on(.post, "/v1/nil-returns") { request, context in
            let caller = try context.caller
            let outcome = try await gateway.declareNil(caller, body: try await request.json())
            return .json(outcome, status: .created)
        }
        table.on(.post, "/v1/non-shares") { request, context in
            let caller = try context.caller
            let outcome = try await gateway.declareNonShare(
                caller, body: try await request.json())
            return .json(outcome, status: .created)
        }
    }
}

import Exchange
import HTTPTypes
import HummingbirdCore

/// What the caller's agency owes, and by when.
struct DueRoutes {
    let gateway: Gateway

    func add(to table: inout RouteTable) {
        table.on(.get, "/v1/due") { _, context in
            .json(try await gateway.due(try context.caller))
        }
    }
}

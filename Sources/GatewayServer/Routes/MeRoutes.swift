import Exchange
import HTTPTypes
import HummingbirdCore
import SharingModel

/// Who the caller is, what the caller may do.
struct MeRoutes {
    let gateway: Gateway

    func add(to table: inout RouteTable) {
        table.on(.get, "/v1/me") { _, context in
            let caller = try context.caller
            let notAfter = context.identity?.certificate.notAfter ?? SystemClock.now()
            return .json(gateway.me(caller, certificateNotAfter: notAfter))
        }
    }
}

import Exchange
import HTTPTypes
import HummingbirdCore
import SharingModel

/// The catalogue, the documents and their templates.
struct SchemaRoutes {
    let gateway: Gateway

    func add(to table: inout RouteTable) {
        table.on(.get, "/v1/schemas") { _, _ in .json(gateway.schemaList()) }
        table.on(.get, "/v1/schemas/{dataset}/{version}") { _, context in
            let dataset = try context.parameter("dataset")
            let version = try context.parameter("version")
            // A version ends in a digit, so the ending tells the two apart.
            if version.hasSuffix(".csv") {
                let name = String(version.dropLast(4))
                let template = try gateway.schemaTemplate(dataset: dataset, version: name)
                return .bytes(
                    template, type: "text/csv; charset=utf-8; header=present",
                    headers: [.contentDisposition: "attachment; filename=\"\(dataset).csv\""])
            }
            let document = try gateway.schemaDocument(dataset: dataset, version: version)
            return .bytes(
                document, type: "application/schema+json",
                // A version never changes.
                headers: [.cacheControl: "private, max-age=86400, immutable"])
        }
    }
}

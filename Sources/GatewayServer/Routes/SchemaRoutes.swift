import Exchange
import HTTPTypes
import HummingbirdCore
import SchemaPublishing
import SharingModel

/// The catalogue, the documents and what is generated from them.
struct SchemaRoutes {
    let gateway: Gateway

    func add(to table: inout RouteTable) {
        table.on(.get, "/v1/schemas") { _, _ in .json(gateway.schemaList()) }
        table.on(.get, "/v1/schemas/{dataset}/{version}") { _, context in
            let dataset = try context.parameter("dataset")
            let version = try context.parameter("version")
            // A version ends in a digit, so the ending tells the document and the others apart.
            if let (stem, artefact) = SchemaArtefact.named(version) {
                return try answer(artefact, dataset: dataset, version: stem)
            }
            let document = try gateway.schemaDocument(dataset: dataset, version: version)
            // A version never changes.
            var headers = sunset(dataset: dataset, version: version)
            headers[.cacheControl] = "private, max-age=86400, immutable"
            return .bytes(document, type: "application/schema+json", headers: headers)
        }
    }

    private func answer(
        _ artefact: SchemaArtefact, dataset: String, version: String
    ) throws(Refusal) -> Response {
        let bytes = try gateway.schemaArtefact(artefact, dataset: dataset, version: version)
        var headers = sunset(dataset: dataset, version: version)
        switch artefact {
        case .csv:
            headers[.contentDisposition] = "attachment; filename=\"\(dataset).csv\""
        case .html:
            // The page has a style sheet of its own and nothing else.
            headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'"
        case .markdown, .tableschema, .csvw: break
        }
        return .bytes(bytes, type: artefact.mediaType, headers: headers)
    }

    /// When the version ends, where that is set. Source: RFC 8594 §3.
    private func sunset(dataset: String, version: String) -> HTTPFields {
        guard let end = gateway.schemaSunset(dataset: dataset, version: version) else {
            return [:]
        }
        return [.sunset: HTTPDate.text(of: end)]
    }
}

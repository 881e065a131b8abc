import Foundation
import Testing

@Suite("Every route and every setting is documented")
struct RouteTests {
    @Test("docs/reference/api.md lists every route, and no other")
    func routes() {
        let sources = Repository.files(under: "Sources/GatewayServer", ending: ".swift")
            .map { Repository.text($0.path) }
        let routes = Routes(sources: sources).all
        #expect(routes.count > 15)
        let listed = Documents.firstCells(in: Repository.text("docs/reference/api.md"))
            .filter { $0.contains(" /") }
        expectNone(
            Documents.difference(
                code: routes, listed: Set(listed), document: "docs/reference/api.md"))
    }

    @Test("docs/operator/settings.md lists every setting, and no other")
    func settings() {
        let source = Repository.text("Sources/svd-gateway/Home/GatewaySettings.swift")
        let settings = Self.settings(in: source)
        #expect(settings.count > 5)
        let listed = Documents.firstCells(in: Repository.text("docs/operator/settings.md"))
        expectNone(
            Documents.difference(
                code: settings, listed: Set(listed), document: "docs/operator/settings.md"))
    }

    /// The names in the table `defaults` of the settings' source.
    static func settings(in source: String) -> Set<String> {
        guard let start = source.range(of: "static let defaults"),
            let end = source[start.upperBound...].range(of: "\n    ]")
        else { return [] }
        let table = source[start.upperBound..<end.lowerBound]
        return Set(
            table.components(separatedBy: "(\"").dropFirst()
                .compactMap { $0.split(separator: "\"").first.map(String.init) })
    }

    @Test("a planted undocumented route, and a setting, are found")
    func planted() {
        let source = """
            for path in ["/v1/a", "/v1/a/{id}"] {
                table.on(.options, path) { _, _ in empty() }
            }
            table.on(.get, "/log/tile/**") { request, _ in text("/no/route") }
            router.get("/health") { _, _ in ok() }
            """
        #expect(
            Routes(sources: [source]).all == [
                "OPTIONS /v1/a", "OPTIONS /v1/a/{id}", "GET /log/tile/{path}", "GET /health",
            ])
        let settings = """
                static let defaults: [(String, Int)] = [
                    ("listen.port", 1),
                    ("name", 2), ("log", 3),
                ]
            """
        #expect(Self.settings(in: settings) == ["listen.port", "name", "log"])
    }
}

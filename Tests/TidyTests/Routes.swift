import Foundation

/// The routes of the server, read from its sources.
struct Routes {
    /// `GET /v1/me` and so on; `**` is written `{path}`.
    let all: Set<String>

    private static let methods = ["get", "post", "head", "patch", "delete", "options", "put"]

    /// - Parameter sources: the texts of Sources/GatewayServer.
    init(sources: [String]) {
        var found: Set<String> = []
        for source in sources {
            var paths: [String] = []
            for line in source.split(separator: "\n").map(String.init) {
                if line.contains("for path in [") { paths = Self.quoted(in: line) }
                guard let method = Self.method(in: line) else { continue }
                let own = Self.quoted(in: line).filter { $0.hasPrefix("/") }.prefix(1)
                for path in own.isEmpty ? paths : Array(own) {
                    found.insert(
                        method.uppercased() + " "
                            + path.replacingOccurrences(of: "**", with: "{path}"))
                }
                if own.isEmpty { paths = [] }
            }
        }
        all = found
    }

    /// The method of a line `table.on(.get, …` or `router.get(…`; nil for other lines.
    private static func method(in line: String) -> String? {
        methods.first { line.contains(".on(.\($0), ") || line.contains("router.\($0)(\"") }
    }

    private static func quoted(in line: String) -> [String] {
        line.components(separatedBy: "\"").enumerated().compactMap {
            $0.offset.isMultiple(of: 2) ? nil : $0.element
        }
    }
}

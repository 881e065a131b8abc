import StrictJSON

/// One rule of a schema, as comparing and describing it need it.
struct RuleView {
    let object: JSONObject
    let index: Int

    var id: String { object["id"]?.string ?? "" }
    var kind: String { object["kind"]?.string ?? "" }
    var severity: String { object["severity"]?.string ?? "error" }
    var isError: Bool { severity == "error" }
    var fields: [String] { (object["fields"]?.array ?? []).compactMap(\.string) }
    var list: String? { object["list"]?.string }
    var message: String? { object["message"]?.string }
    var spansSubmissions: Bool { object["across"]?.string == "submissions" }
    /// Of `enum-if`.
    var values: [JSONValue] { object["enum"]?.array ?? [] }
    /// Of `within-days`.
    var days: Int { object["days"]?.integer ?? 0 }
    var conditions: JSONObject { object["when"]?.object ?? JSONObject() }
    var pointer: String { "/x-svd/rules/\(index)" }

    static func all(of document: SchemaDocument) -> [RuleView] {
        (document.profile["rules"]?.array ?? []).enumerated().map {
            RuleView(object: $1.object ?? JSONObject(), index: $0)
        }
    }
}

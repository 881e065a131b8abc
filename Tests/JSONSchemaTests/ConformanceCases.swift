/// Cases in the official suite's shape.
enum ConformanceCases {
    /// The documents that the cases refer to.
    static let remotes: [(String, String)] = [
        (
            "http://localhost:1234/old.json",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2019-09/schema",
              "prefixItems": [{"type": "string"}]
            }
            """#
        ),
        (
            "http://localhost:1234/new.json",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "prefixItems": [{"type": "string"}]
            }
            """#
        ),
        (
            "http://localhost:1234/plain.json",
            #"""
            {"prefixItems": [{"type": "string"}]}
            """#
        ),
        (
            "http://localhost:1234/tree.json",
            #"""
            {
              "$id": "http://localhost:1234/tree.json",
              "$dynamicAnchor": "node",
              "type": "object",
              "properties": {
                "data": true,
                "children": {"type": "array", "items": {"$dynamicRef": "#node"}}
              }
            }
            """#
        ),
    ]
}

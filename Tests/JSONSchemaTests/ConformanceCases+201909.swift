extension ConformanceCases {
    static let draft201909 = #"""
        [
          {
            "description": "items as a list",
            "schema": {"items": [{"type": "integer"}], "additionalItems": false},
            "tests": [
              {"description": "[1]", "data": [1], "valid": true},
              {"description": "[1, 2]", "data": [1, 2], "valid": false}
            ]
          },
          {
            "description": "prefixItems means nothing",
            "schema": {"prefixItems": [{"type": "string"}]},
            "tests": [{"description": "[1]", "data": [1], "valid": true}]
          },
          {
            "description": "$recursiveRef without $recursiveAnchor",
            "schema": {
              "properties": {"foo": {"$recursiveRef": "#"}},
              "additionalProperties": false
            },
            "tests": [
              {
                "description": "{\"foo\": {\"foo\": 1}}",
                "data": {"foo": {"foo": 1}},
                "valid": true
              },
              {
                "description": "{\"foo\": {\"bar\": 1}}",
                "data": {"foo": {"bar": 1}},
                "valid": false
              }
            ]
          },
          {
            "description": "$recursiveRef to the outermost",
            "schema": {
              "$id": "http://localhost:4242/outer.json",
              "$recursiveAnchor": true,
              "$defs": {
                "inner": {
                  "$id": "inner.json",
                  "$recursiveAnchor": true,
                  "anyOf": [
                    {"type": "integer"},
                    {
                      "type": "object",
                      "additionalProperties": {
                        "$recursiveRef": "#"
                      }
                    }
                  ]
                }
              },
              "anyOf": [{"type": "string"}, {"$ref": "inner.json"}]
            },
            "tests": [
              {"description": "{\"a\": \"x\"}", "data": {"a": "x"}, "valid": true},
              {
                "description": "{\"a\": {\"b\": 1}}",
                "data": {"a": {"b": 1}},
                "valid": true
              },
              {"description": "{\"a\": null}", "data": {"a": null}, "valid": false}
            ]
          },
          {
            "description": "contains marks nothing",
            "schema": {"contains": {"type": "string"}, "unevaluatedItems": false},
            "tests": [
              {"description": "[\"a\"]", "data": ["a"], "valid": false},
              {"description": "[1]", "data": [1], "valid": false}
            ]
          },
          {
            "description": "unevaluatedProperties",
            "schema": {"allOf": [{"properties": {"a": true}}], "unevaluatedProperties": false},
            "tests": [
              {"description": "{\"a\": 1}", "data": {"a": 1}, "valid": true},
              {"description": "{\"b\": 1}", "data": {"b": 1}, "valid": false}
            ]
          },
          {
            "description": "the meta-schema by reference",
            "schema": {"$ref": "https://json-schema.org/draft/2019-09/schema"},
            "tests": [
              {
                "description": "{\"minLength\": 1}",
                "data": {"minLength": 1},
                "valid": true
              },
              {
                "description": "{\"minLength\": -1}",
                "data": {"minLength": -1},
                "valid": false
              },
              {
                "description": "{\"$defs\": {\"a\": {\"type\": \"foo\"}}}",
                "data": {"$defs": {"a": {"type": "foo"}}},
                "valid": false
              }
            ]
          }
        ]
        """#
}

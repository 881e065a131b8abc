extension ConformanceCases {
    static let draft07 = #"""
        [
          {
            "description": "$ref hides its siblings",
            "schema": {
              "definitions": {"a": {"type": "array"}},
              "properties": {"f": {"$ref": "#/definitions/a", "maxItems": 2}}
            },
            "tests": [
              {"description": "{\"f\": []}", "data": {"f": []}, "valid": true},
              {
                "description": "{\"f\": [1, 2, 3]}",
                "data": {"f": [1, 2, 3]},
                "valid": true
              },
              {"description": "{\"f\": \"x\"}", "data": {"f": "x"}, "valid": false}
            ]
          },
          {
            "description": "an $id that is a fragment is an anchor",
            "schema": {
              "allOf": [{"$ref": "#foo"}],
              "definitions": {"A": {"$id": "#foo", "type": "integer"}}
            },
            "tests": [
              {"description": "1", "data": 1, "valid": true},
              {"description": "\"a\"", "data": "a", "valid": false}
            ]
          },
          {
            "description": "an $id beside $ref is none",
            "schema": {
              "$id": "http://localhost:1234/s/base/",
              "definitions": {
                "foo": {
                  "$id": "http://localhost:1234/s/foo.json",
                  "type": "string"
                },
                "base_foo": {"$id": "foo.json", "type": "number"}
              },
              "allOf": [{"$id": "http://localhost:1234/s/", "$ref": "foo.json"}]
            },
            "tests": [
              {"description": "\"a\"", "data": "a", "valid": false},
              {"description": "1", "data": 1, "valid": true}
            ]
          },
          {
            "description": "items as a list, and those beyond it",
            "schema": {"items": [{"type": "integer"}], "additionalItems": {"type": "string"}},
            "tests": [
              {"description": "[1, \"a\"]", "data": [1, "a"], "valid": true},
              {"description": "[\"a\"]", "data": ["a"], "valid": false},
              {"description": "[1, 2]", "data": [1, 2], "valid": false},
              {"description": "[]", "data": [], "valid": true}
            ]
          },
          {
            "description": "additionalItems without items",
            "schema": {"additionalItems": false},
            "tests": [{"description": "[1]", "data": [1], "valid": true}]
          },
          {
            "description": "additionalItems beside items as a schema",
            "schema": {"items": {}, "additionalItems": false},
            "tests": [{"description": "[1]", "data": [1], "valid": true}]
          },
          {
            "description": "dependencies",
            "schema": {"dependencies": {"a": ["b"], "c": false, "d": []}},
            "tests": [
              {"description": "{\"a\": 1}", "data": {"a": 1}, "valid": false},
              {
                "description": "{\"a\": 1, \"b\": 2}",
                "data": {"a": 1, "b": 2},
                "valid": true
              },
              {"description": "{\"c\": 1}", "data": {"c": 1}, "valid": false},
              {"description": "{\"d\": 1}", "data": {"d": 1}, "valid": true}
            ]
          },
          {
            "description": "newer keywords mean nothing",
            "schema": {
              "prefixItems": [false],
              "dependentRequired": {"a": ["b"]},
              "unevaluatedProperties": false,
              "minContains": 2,
              "contains": {"type": "null"},
              "$anchor": 5
            },
            "tests": [
              {"description": "[null]", "data": [null], "valid": true},
              {"description": "[1]", "data": [1], "valid": false},
              {"description": "{\"a\": 1}", "data": {"a": 1}, "valid": true}
            ]
          },
          {
            "description": "$defs means nothing",
            "schema": {"$defs": {"a": 1}, "type": "null"},
            "tests": [
              {"description": "null", "data": null, "valid": true},
              {"description": "1", "data": 1, "valid": false}
            ]
          },
          {
            "description": "if, then, else",
            "schema": {
              "if": {"exclusiveMaximum": 0},
              "then": {"minimum": -10},
              "else": {"multipleOf": 2}
            },
            "tests": [
              {"description": "-1", "data": -1, "valid": true},
              {"description": "-100", "data": -100, "valid": false},
              {"description": "4", "data": 4, "valid": true},
              {"description": "3", "data": 3, "valid": false}
            ]
          },
          {
            "description": "JSON in a string",
            "schema": {"contentMediaType": "application/json"},
            "tests": [
              {
                "description": "\"{\\\"foo\\\":\\\"bar\\\"}\"",
                "data": "{\"foo\":\"bar\"}",
                "valid": true
              },
              {"description": "\"{:}\"", "data": "{:}", "valid": false},
              {"description": "1", "data": 1, "valid": true}
            ]
          },
          {
            "description": "Base64 in a string",
            "schema": {"contentEncoding": "base64"},
            "tests": [
              {
                "description": "\"eyJmb28iOiAiYmFyIn0K\"",
                "data": "eyJmb28iOiAiYmFyIn0K",
                "valid": true
              },
              {
                "description": "\"eyJmb28iOi%iYmFyIn0K\"",
                "data": "eyJmb28iOi%iYmFyIn0K",
                "valid": false
              },
              {"description": "\"YQ==\"", "data": "YQ==", "valid": true},
              {"description": "\"YQ=\"", "data": "YQ=", "valid": false},
              {"description": "1", "data": 1, "valid": true}
            ]
          },
          {
            "description": "JSON in Base64",
            "schema": {"contentEncoding": "base64", "contentMediaType": "application/json"},
            "tests": [
              {
                "description": "\"eyJmb28iOiAiYmFyIn0K\"",
                "data": "eyJmb28iOiAiYmFyIn0K",
                "valid": true
              },
              {"description": "\"ezp9Cg==\"", "data": "ezp9Cg==", "valid": false},
              {"description": "\"{}\"", "data": "{}", "valid": false}
            ]
          },
          {
            "description": "formats of later drafts mean nothing",
            "schema": {"format": "uuid"},
            "tests": [{"description": "\"x\"", "data": "x", "valid": true}]
          },
          {
            "description": "a format",
            "schema": {"format": "date"},
            "tests": [{"description": "\"2020-02-30\"", "data": "2020-02-30", "valid": false}]
          },
          {
            "description": "the meta-schema by reference",
            "schema": {"$ref": "http://json-schema.org/draft-07/schema#"},
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
                "description": "{\"definitions\": {\"a\": {\"type\": 1}}}",
                "data": {"definitions": {"a": {"type": 1}}},
                "valid": false
              }
            ]
          },
          {
            "description": "another dialect in a referenced document",
            "schema": {"$ref": "http://localhost:1234/new.json"},
            "tests": [
              {"description": "[1]", "data": [1], "valid": false},
              {"description": "[\"a\"]", "data": ["a"], "valid": true}
            ]
          },
          {
            "description": "propertyNames and const",
            "schema": {"propertyNames": {"maxLength": 2}, "properties": {"a": {"const": null}}},
            "tests": [
              {"description": "{\"a\": null}", "data": {"a": null}, "valid": true},
              {"description": "{\"abc\": 1}", "data": {"abc": 1}, "valid": false},
              {"description": "{\"a\": 0}", "data": {"a": 0}, "valid": false}
            ]
          }
        ]
        """#
}

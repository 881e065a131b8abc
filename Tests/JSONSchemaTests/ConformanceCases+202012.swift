extension ConformanceCases {
    static let draft202012 = #"""
        [
          {
            "description": "a reference into an unknown keyword",
            "schema": {"unknown": {"type": "integer"}, "properties": {"a": {"$ref": "#/unknown"}}},
            "tests": [
              {"description": "{\"a\": 1}", "data": {"a": 1}, "valid": true},
              {"description": "{\"a\": \"x\"}", "data": {"a": "x"}, "valid": false}
            ]
          },
          {
            "description": "a reference into an unknown keyword of a subschema",
            "schema": {
              "properties": {
                "a": {"unknown": {"type": "integer"}},
                "b": {"$ref": "#/properties/a/unknown"}
              }
            },
            "tests": [
              {"description": "{\"b\": 1}", "data": {"b": 1}, "valid": true},
              {"description": "{\"b\": \"x\"}", "data": {"b": "x"}, "valid": false}
            ]
          },
          {
            "description": "a reference into examples",
            "schema": {"$id": "/base", "examples": [{"type": "string"}], "$ref": "#/examples/0"},
            "tests": [
              {"description": "\"a\"", "data": "a", "valid": true},
              {"description": "1", "data": 1, "valid": false}
            ]
          },
          {
            "description": "an $id in enum or const is none",
            "schema": {
              "$defs": {
                "e": {
                  "enum": [
                    {
                      "$id": "https://localhost:1234/id.json",
                      "type": "null"
                    }
                  ]
                },
                "r": {
                  "$id": "https://localhost:1234/id.json",
                  "type": "string"
                },
                "c": {"const": {"$id": "https://localhost:1234/id.json"}}
              },
              "anyOf": [
                {"$ref": "#/$defs/e"},
                {"$ref": "https://localhost:1234/id.json"}
              ]
            },
            "tests": [
              {
                "description": "{\"$id\": \"https://localhost:1234/id.json\", \"type\": \"null\"}",
                "data": {"$id": "https://localhost:1234/id.json", "type": "null"},
                "valid": true
              },
              {"description": "\"a\"", "data": "a", "valid": true},
              {"description": "1", "data": 1, "valid": false}
            ]
          },
          {
            "description": "an $anchor in enum is none",
            "schema": {
              "$defs": {
                "e": {"enum": [{"$anchor": "x", "type": "null"}]},
                "r": {"$anchor": "x", "type": "string"}
              },
              "$ref": "#x"
            },
            "tests": [
              {"description": "\"a\"", "data": "a", "valid": true},
              {
                "description": "{\"$anchor\": \"x\", \"type\": \"null\"}",
                "data": {"$anchor": "x", "type": "null"},
                "valid": false
              },
              {"description": "null", "data": null, "valid": false}
            ]
          },
          {
            "description": "an $id in an unknown keyword is none",
            "schema": {
              "$defs": {
                "u": {
                  "not": {
                    "odd": [
                      {
                        "$id": "https://localhost:1234/u.json",
                        "type": "null"
                      }
                    ]
                  }
                },
                "r": {"$id": "https://localhost:1234/u.json", "type": "string"}
              },
              "$ref": "https://localhost:1234/u.json"
            },
            "tests": [
              {"description": "\"a\"", "data": "a", "valid": true},
              {"description": "null", "data": null, "valid": false}
            ]
          },
          {
            "description": "dependencies are kept",
            "schema": {"dependencies": {"a": ["b"], "c": {"maxProperties": 1}}},
            "tests": [
              {"description": "{\"a\": 1}", "data": {"a": 1}, "valid": false},
              {
                "description": "{\"a\": 1, \"b\": 1}",
                "data": {"a": 1, "b": 1},
                "valid": true
              },
              {"description": "{\"c\": 1}", "data": {"c": 1}, "valid": true},
              {
                "description": "{\"c\": 1, \"d\": 1}",
                "data": {"c": 1, "d": 1},
                "valid": false
              }
            ]
          },
          {
            "description": "numbers beyond binary64's precision",
            "schema": {
              "type": "integer",
              "maximum": 12345678910111213141516171819202122232425262728293031
            },
            "tests": [
              {
                "description": "12345678910111213141516171819202122232425262728293031",
                "data": 12345678910111213141516171819202122232425262728293031,
                "valid": true
              },
              {
                "description": "12345678910111213141516171819202122232425262728293032",
                "data": 12345678910111213141516171819202122232425262728293032,
                "valid": false
              },
              {
                "description": "-12345678910111213141516171819202122232425262728293031",
                "data": -12345678910111213141516171819202122232425262728293031,
                "valid": true
              }
            ]
          },
          {
            "description": "fractions beyond binary64's precision",
            "schema": {"exclusiveMaximum": 0.0},
            "tests": [{"description": "-1", "data": -1, "valid": true}]
          },
          {
            "description": "a huge number is a multiple",
            "schema": {"type": "integer", "multipleOf": 0.5},
            "tests": [{"description": "1e+308", "data": 1e+308, "valid": true}]
          },
          {
            "description": "a large bound",
            "schema": {"minLength": 2.0, "maxLength": 1e+30},
            "tests": [
              {"description": "\"ab\"", "data": "ab", "valid": true},
              {"description": "\"a\"", "data": "a", "valid": false}
            ]
          },
          {
            "description": "equality of numbers",
            "schema": {"enum": [[0], {"a": 1.0}, -0.0]},
            "tests": [
              {"description": "[0.0]", "data": [0.0], "valid": true},
              {"description": "[false]", "data": [false], "valid": false},
              {"description": "{\"a\": 1}", "data": {"a": 1}, "valid": true},
              {"description": "{\"a\": true}", "data": {"a": true}, "valid": false},
              {"description": "0", "data": 0, "valid": true}
            ]
          },
          {
            "description": "strings are equal by code points",
            "schema": {"const": "\u00e9"},
            "tests": [
              {"description": "\"\\u00e9\"", "data": "\u00e9", "valid": true},
              {"description": "\"e\\u0301\"", "data": "e\u0301", "valid": false}
            ]
          },
          {
            "description": "property names are equal by code points",
            "schema": {"properties": {"\u00e9": false}},
            "tests": [
              {"description": "{\"\\u00e9\": 1}", "data": {"\u00e9": 1}, "valid": false},
              {"description": "{\"e\\u0301\": 1}", "data": {"e\u0301": 1}, "valid": true}
            ]
          },
          {
            "description": "uniqueness by value",
            "schema": {"uniqueItems": true},
            "tests": [
              {"description": "[1, 1.0]", "data": [1, 1.0], "valid": false},
              {"description": "[[1], [true]]", "data": [[1], [true]], "valid": true},
              {
                "description": "[{\"a\": 1, \"b\": 2}, {\"b\": 2, \"a\": 1}]",
                "data": [{"a": 1, "b": 2}, {"b": 2, "a": 1}],
                "valid": false
              },
              {
                "description": "[{\"a\": 1}, {\"a\": \"1\"}]",
                "data": [{"a": 1}, {"a": "1"}],
                "valid": true
              },
              {"description": "[\"1\", 1]", "data": ["1", 1], "valid": true},
              {
                "description": "[[[\"1e0\"]], [[1]]]",
                "data": [[["1e0"]], [[1]]],
                "valid": true
              },
              {"description": "[[1], [[1]]]", "data": [[1], [[1]]], "valid": true},
              {
                "description": "[[true, [\"a\", 1]], {\"a\": 1}]",
                "data": [[true, ["a", 1]], {"a": 1}],
                "valid": true
              }
            ]
          },
          {
            "description": "lengths in scalars",
            "schema": {"maxLength": 2},
            "tests": [
              {
                "description": "\"\\ud83d\\ude00\\ud83d\\ude00\"",
                "data": "\ud83d\ude00\ud83d\ude00",
                "valid": true
              },
              {"description": "\"e\\u0301x\"", "data": "e\u0301x", "valid": false}
            ]
          },
          {
            "description": "patterns are not anchored and see scalars",
            "schema": {"pattern": "^\\W\\p{Emoji}$"},
            "tests": [
              {
                "description": "\" \\ud83d\\ude00\"",
                "data": " \ud83d\ude00",
                "valid": true
              }
            ]
          },
          {
            "description": "an older dialect in a referenced document",
            "schema": {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$ref": "http://localhost:1234/old.json"
            },
            "tests": [{"description": "[1, 2, 3]", "data": [1, 2, 3], "valid": true}]
          },
          {
            "description": "a document without $schema is read as what refers to it",
            "schema": {"$ref": "http://localhost:1234/plain.json"},
            "tests": [
              {"description": "[1, \"a\"]", "data": [1, "a"], "valid": false},
              {"description": "[\"a\", 1]", "data": ["a", 1], "valid": true}
            ]
          },
          {
            "description": "contains marks items as evaluated",
            "schema": {"contains": {"type": "string"}, "unevaluatedItems": {"type": "number"}},
            "tests": [
              {"description": "[\"a\", 1]", "data": ["a", 1], "valid": true},
              {"description": "[\"a\", null]", "data": ["a", null], "valid": false}
            ]
          },
          {
            "description": "failing branches mark nothing",
            "schema": {
              "anyOf": [
                {"properties": {"a": true}, "required": ["z"]},
                {"properties": {"b": true}}
              ],
              "unevaluatedProperties": false
            },
            "tests": [
              {"description": "{\"b\": 1}", "data": {"b": 1}, "valid": true},
              {
                "description": "{\"a\": 1, \"b\": 1}",
                "data": {"a": 1, "b": 1},
                "valid": false
              },
              {
                "description": "{\"a\": 1, \"z\": 1}",
                "data": {"a": 1, "z": 1},
                "valid": false
              }
            ]
          },
          {
            "description": "a dynamic reference to the outermost anchor",
            "schema": {
              "$id": "https://example.com/strict-tree",
              "$dynamicAnchor": "node",
              "$ref": "http://localhost:1234/tree.json",
              "unevaluatedProperties": false
            },
            "tests": [
              {
                "description": "{\"children\": [{\"data\": 1}]}",
                "data": {"children": [{"data": 1}]},
                "valid": true
              },
              {
                "description": "{\"children\": [{\"daat\": 1}]}",
                "data": {"children": [{"daat": 1}]},
                "valid": false
              }
            ]
          },
          {
            "description": "a pointer with escapes",
            "schema": {
              "$defs": {"a/b~c%d": {"type": "integer"}, "\u00e9": {"type": "string"}},
              "properties": {
                "a": {"$ref": "#/$defs/a~1b~0c%25d"},
                "b": {"$ref": "#/$defs/%C3%A9"}
              }
            },
            "tests": [
              {
                "description": "{\"a\": 1, \"b\": \"x\"}",
                "data": {"a": 1, "b": "x"},
                "valid": true
              },
              {"description": "{\"a\": \"x\"}", "data": {"a": "x"}, "valid": false},
              {"description": "{\"b\": 1}", "data": {"b": 1}, "valid": false}
            ]
          },
          {
            "description": "the meta-schema by reference",
            "schema": {"$ref": "https://json-schema.org/draft/2020-12/schema"},
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
              },
              {"description": "true", "data": true, "valid": true},
              {"description": "1", "data": 1, "valid": false}
            ]
          },
          {
            "description": "a base of its own inside",
            "schema": {
              "$id": "http://example.com/root/",
              "properties": {
                "a": {
                  "$id": "sub/",
                  "properties": {"b": {"$ref": "item.json"}}
                }
              },
              "$defs": {"i": {"$id": "/root/sub/item.json", "type": "integer"}}
            },
            "tests": [
              {
                "description": "{\"a\": {\"b\": 1}}",
                "data": {"a": {"b": 1}},
                "valid": true
              },
              {
                "description": "{\"a\": {\"b\": \"x\"}}",
                "data": {"a": {"b": "x"}},
                "valid": false
              }
            ]
          }
        ]
        """#
}

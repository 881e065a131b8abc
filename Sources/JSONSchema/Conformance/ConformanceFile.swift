public import StrictJSON

/// A file of the official test suite: cases of a schema each, with tests.
public struct ConformanceFile: Sendable {
    private struct Test: Sendable {
        let description: String
        let instance: JSONValue
        let isValid: Bool
    }

    private struct Case: Sendable {
        let description: String
        let schema: JSONValue
        let tests: [Test]
    }

    private let cases: [Case]

    /// Reads a file: an array of `{description, schema, tests: [{description, data, valid}]}`.
    /// - Returns: nil where it has another shape.
    public init?(_ json: JSONValue) {
        guard let list = json.array else { return nil }
        var cases: [Case] = []
        for entry in list {
            guard let description = entry["description"]?.string, let schema = entry["schema"],
                let list = entry["tests"]?.array
            else { return nil }
            var tests: [Test] = []
            for test in list {
                guard let description = test["description"]?.string, let instance = test["data"],
                    let isValid = test["valid"]?.bool
                else { return nil }
                tests.append(
                    Test(description: description, instance: instance, isValid: isValid))
            }
            cases.append(Case(description: description, schema: schema, tests: tests))
        }
        self.cases = cases
    }

    /// How many tests there are.
    public var count: Int { cases.reduce(0) { $0 + $1.tests.count } }

    /// Runs every test.
    /// - Parameters:
    ///   - registry: the documents that the schemas refer to.
    ///   - dialect: how schemas without `$schema` are read.
    ///   - assertsFormats: whether `format` decides about validity.
    /// - Returns: the tests that came out otherwise than the file says.
    public func failures(
        registry: SchemaRegistry, dialect: SchemaDialect, assertsFormats: Bool
    ) -> [ConformanceFailure] {
        var failures: [ConformanceFailure] = []
        for entry in cases {
            let compiled: CompiledSchema
            do throws(SchemaFault) {
                compiled = try CompiledSchema.compile(
                    document: entry.schema, registry: registry, dialect: dialect,
                    assertsFormats: assertsFormats)
            } catch {
                failures += entry.tests.map { test in
                    ConformanceFailure(entry.description, test.description, "refused: \(error)")
                }
                continue
            }
            for test in entry.tests {
                if let reason = Self.difference(test, compiled) {
                    failures.append(
                        ConformanceFailure(entry.description, test.description, reason))
                }
            }
        }
        return failures
    }

    private static func difference(_ test: Test, _ schema: CompiledSchema) -> String? {
        do throws(EvaluationFault) {
            guard try schema.validate(test.instance) != test.isValid else { return nil }
            return test.isValid ? "not valid, but should be" : "valid, but should not be"
        } catch {
            return error.description
        }
    }
}

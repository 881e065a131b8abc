public import StrictJSON

/// A schema ready for use: every reference resolved, every keyword checked.
public struct CompiledSchema: Sendable {
    let nodes: [SchemaNode]
    let root: Int
    /// For each resource, its dynamic anchors' nodes.
    let dynamicAnchors: [[String: Int]]
    /// Whether evaluation must note which items and properties were evaluated.
    let collectsMarks: Bool
    /// How far an evaluation may go.
    public var limits = EvaluationLimits()

    init(nodes: [SchemaNode], root: Int, dynamicAnchors: [[String: Int]], collectsMarks: Bool) {
        self.nodes = nodes
        self.root = root
        self.dynamicAnchors = dynamicAnchors
        self.collectsMarks = collectsMarks
    }

    /// Compiles a schema once.
    /// - Parameters:
    ///   - document: the schema.
    ///   - baseURI: the URI that the document came from, for relative references; may be empty.
    ///   - registry: the documents that references may lead to.
    ///   - dialect: how a document without `$schema` is read.
    ///   - assertsFormats: whether `format` decides about validity; a meta-schema with the
    ///     format-assertion vocabulary makes it so in any case.
    /// - Throws: `SchemaFault` with the place of what is wrong.
    public static func compile(
        document: JSONValue, baseURI: String = "", registry: SchemaRegistry = SchemaRegistry(),
        dialect: SchemaDialect = .draft202012, assertsFormats: Bool = false
    ) throws(SchemaFault) -> CompiledSchema {
        let library = SchemaLibrary(
            registry: registry, standard: Dialect(dialect, assertsFormats: assertsFormats),
            assertsFormats: assertsFormats)
        return try SchemaCompiler.compile(document, baseURI: baseURI, library: library)
    }

    /// Whether an instance is valid.
    /// - Throws: `EvaluationFault` where a limit was passed.
    public func validate(_ instance: JSONValue) throws(EvaluationFault) -> Bool {
        var evaluator = Evaluator(self, records: false)
        return try evaluator.run(instance)
    }

    /// Whether an instance is known to be valid: one whose evaluation passed a limit is not.
    public func isValid(_ instance: JSONValue) -> Bool { (try? validate(instance)) ?? false }

    /// The result in one of the standard forms.
    ///
    /// Where a limit was passed, the result is that the instance is not valid, and the error at
    /// the root says which limit. No error holds a value of the instance.
    public func evaluate(_ instance: JSONValue, output: OutputFormat) -> JSONValue {
        var evaluator = Evaluator(self, records: output != .flag)
        do throws(EvaluationFault) {
            let isValid = try evaluator.run(instance)
            return OutputWriter.write(evaluator.result, isValid: isValid, as: output)
        } catch {
            let unit = OutputUnit(
                keywordLocation: "", absoluteLocation: "", instanceLocation: "", isValid: false,
                error: error.description)
            return OutputWriter.write(unit, isValid: false, as: output)
        }
    }
}

import StrictJSON

/// Applies a compiled schema to one instance.
struct Evaluator {
    let schema: CompiledSchema
    /// Whether to go on after a failure and keep what each keyword says.
    let records: Bool
    /// The resources that were entered and not left, outermost first.
    private var scope: [Int] = []
    private var depth = 0
    private var steps = 0
    /// The node that is being applied.
    private(set) var currentNode: Int
    private var keywordPath: [String] = []
    private var instancePath: [String] = []
    /// What has been recorded, one list for each schema or keyword that is not finished.
    private var recorded: [[OutputUnit]] = [[]]

    init(_ schema: CompiledSchema, records: Bool) {
        self.schema = schema
        self.records = records
        currentNode = schema.root
    }

    /// What the root said.
    var result: OutputUnit? { recorded.first?.first }

    /// Applies the root.
    mutating func run(_ instance: JSONValue) throws(EvaluationFault) -> Bool {
        var marks = Marks()
        return try apply(schema.root, to: instance, &marks)
    }

    func fault(_ reason: EvaluationFault.Reason) -> EvaluationFault {
        EvaluationFault(reason: reason, schema: schema.nodes[currentNode].address)
    }

    /// Applies a schema; adds what it has evaluated to `marks`, whether or not it is satisfied.
    mutating func apply(
        _ node: Int, to instance: JSONValue, _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        steps += 1
        depth += 1
        guard depth <= schema.limits.depthMax else { throw fault(.tooDeep) }
        guard steps <= schema.limits.stepsMax else { throw fault(.tooManySteps) }
        let outerNode = currentNode
        currentNode = node
        let entersResource = scope.last != schema.nodes[node].resource
        if entersResource { scope.append(schema.nodes[node].resource) }
        if records { recorded.append([]) }

        var isValid = !schema.nodes[node].isFalse
        var own = Marks()
        for index in schema.nodes[node].instructions.indices {
            if try !perform(schema.nodes[node].instructions[index], on: instance, &own) {
                isValid = false
                if !records { break }
            }
        }
        if schema.collectsMarks { marks.merge(own) }

        if records {
            let error = schema.nodes[node].isFalse ? "nothing is allowed here" : nil
            finish(isValid: isValid, address: schema.nodes[node].address, error: error)
        }
        if entersResource { scope.removeLast() }
        currentNode = outerNode
        depth -= 1
        return isValid
    }

    private mutating func perform(
        _ instruction: Instruction, on instance: JSONValue, _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        guard records else { return try check(instruction.rule, instance, &marks) }
        keywordPath.append(instruction.keyword)
        recorded.append([])
        let isValid = try check(instruction.rule, instance, &marks)
        let address = schema.nodes[currentNode].address
        finish(
            isValid: isValid,
            address: address.isEmpty ? "" : address + "/" + instruction.keyword,
            error: isValid ? nil : complaint(of: instruction.rule),
            annotation: isValid
                ? instruction.rule.annotation(from: recorded.last ?? [], on: instance) : nil)
        keywordPath.removeLast()
        return isValid
    }

    /// What a keyword says that is not satisfied; where those below it say why, it only passes on
    /// what they say.
    private func complaint(of rule: Rule) -> String? {
        switch rule {
        case .anyOf, .oneOf, .not, .contains: rule.complaint
        default: recorded.last?.contains { !$0.isValid } ?? false ? nil : rule.complaint
        }
    }

    /// Forgets what has been said below the present keyword, where it does not tell the cause.
    mutating func forgetRecorded() {
        if records { recorded[recorded.count - 1] = [] }
    }

    /// Closes the innermost list: what it holds becomes children of a new unit, as far as they
    /// agree with it about validity.
    private mutating func finish(
        isValid: Bool, address: String, error: String? = nil, annotation: JSONValue? = nil
    ) {
        let children = recorded.removeLast().filter { $0.isValid == isValid }
        recorded[recorded.count - 1].append(
            OutputUnit(
                keywordLocation: JSONPointer.text(of: keywordPath), absoluteLocation: address,
                instanceLocation: JSONPointer.text(of: instancePath),
                instanceStep: instancePath.last ?? "", isValid: isValid,
                error: error, annotation: annotation,
                children: children))
    }

    /// Applies a schema below a keyword, in place.
    mutating func apply(
        _ node: Int, under name: String?, to instance: JSONValue, _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        guard records, let name else { return try apply(node, to: instance, &marks) }
        keywordPath.append(name)
        let isValid = try apply(node, to: instance, &marks)
        keywordPath.removeLast()
        return isValid
    }

    /// Applies a schema that stands beside the keyword that leads to it, as `then` does.
    mutating func applyBeside(
        _ node: Int, _ keyword: String, to instance: JSONValue, _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        guard records, let own = keywordPath.popLast() else {
            return try apply(node, to: instance, &marks)
        }
        keywordPath.append(keyword)
        let isValid = try apply(node, to: instance, &marks)
        keywordPath[keywordPath.count - 1] = own
        return isValid
    }

    /// Applies a schema to an item, a property or its name.
    mutating func descend(
        _ node: Int, under name: String? = nil, to instance: JSONValue, at step: String
    ) throws(EvaluationFault) -> Bool {
        var marks = Marks()
        guard records else { return try apply(node, to: instance, &marks) }
        instancePath.append(step)
        let isValid = try apply(node, under: name, to: instance, &marks)
        instancePath.removeLast()
        return isValid
    }

    /// Where a dynamic reference leads: to the anchor of the outermost resource that has it.
    /// Source: JSON Schema Core 2020-12 §8.2.3.2.
    func dynamicTarget(_ anchor: String, or node: Int) -> Int {
        for resource in scope where resource < schema.dynamicAnchors.count {
            if let target = schema.dynamicAnchors[resource][anchor] { return target }
        }
        return node
    }
}

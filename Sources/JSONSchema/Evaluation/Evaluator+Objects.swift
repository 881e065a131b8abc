import StrictJSON

extension Evaluator {
    /// Whether an object satisfies a rule.
    mutating func checkObject(
        _ rule: Rule, _ object: JSONObject, _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        switch rule {
        case .size(.properties, let limit, let isLargest):
            return Self.isWithin(object.count, limit: limit, isLargest: isLargest)
        case .required(let names): return Self.has(names, object)
        case .dependentRequired(let rules):
            for rule in rules where object[rule.name.text] != nil {
                if !Self.has(rule.required, object) { return false }
            }
            return true
        case .dependentSchemas(let rules):
            var isValid = true
            for rule in rules where object[rule.name.text] != nil {
                if try !apply(rule.node, under: rule.name.text, to: .object(object), &marks) {
                    isValid = false
                    if !records { return false }
                }
            }
            return isValid
        default: return try checkMembers(rule, object, &marks)
        }
    }

    private static func has(_ names: [ExactString], _ object: JSONObject) -> Bool {
        // A set pays only where many names are asked of a large object.
        guard names.count > 8, object.count > 8 else {
            return names.allSatisfy { object[$0.text] != nil }
        }
        return Set(object.members.map { ExactString($0.name) }).isSuperset(of: names)
    }

    private mutating func checkMembers(
        _ rule: Rule, _ object: JSONObject, _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        var isValid = true
        for (index, member) in object.members.enumerated() {
            let (name, value) = member
            switch rule {
            case .properties(let nodes):
                guard let node = nodes[ExactString(name)] else { continue }
                if schema.collectsMarks { marks.properties.insert(index) }
                if try !descend(node, under: name, to: value, at: name) { isValid = false }
            case .patternProperties(let rules):
                for rule in rules where try isFound(rule.pattern, in: name) {
                    if schema.collectsMarks { marks.properties.insert(index) }
                    let under = rule.pattern.text
                    if try !descend(rule.node, under: under, to: value, at: name) {
                        isValid = false
                    }
                }
            case .additionalProperties(let node, let names, let patterns):
                if try isCovered(name, names, patterns) { continue }
                if schema.collectsMarks { marks.properties.insert(index) }
                if try !descend(node, to: value, at: name) { isValid = false }
            case .propertyNames(let node):
                if try !descend(node, to: .string(name), at: name) { isValid = false }
            case .unevaluatedProperties(let node):
                if marks.hasProperty(index) { continue }
                if try !descend(node, to: value, at: name) { isValid = false }
            default: return true
            }
            if !isValid, !records { return false }
        }
        if case .unevaluatedProperties = rule { marks.hasAllProperties = true }
        return isValid
    }

    private func isCovered(
        _ name: String, _ names: Set<ExactString>, _ patterns: [Pattern]
    ) throws(EvaluationFault) -> Bool {
        if names.contains(ExactString(name)) { return true }
        for pattern in patterns where try isFound(pattern, in: name) { return true }
        return false
    }
}

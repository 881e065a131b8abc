import StrictJSON

extension Evaluator {
    /// Whether an instance satisfies a rule.
    mutating func check(
        _ rule: Rule, _ instance: JSONValue, _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        switch rule {
        case .annotation: return true
        case .type(let types): return types.admits(instance)
        case .const(let value): return JSONEquality.areEqual(value, instance)
        case .enum(let values):
            return values.contains { JSONEquality.areEqual($0, instance) }
        case .reference, .dynamicReference, .allOf, .anyOf, .oneOf, .not, .conditional:
            return try checkInPlace(rule, instance, &marks)
        default: break
        }
        switch instance {
        case .number(let number): return Self.checkNumber(rule, number)
        case .string(let string): return try checkString(rule, string)
        case .array(let items): return try checkArray(rule, items, &marks)
        case .object(let object): return try checkObject(rule, object, &marks)
        case .null, .bool: return true
        }
    }

    private static func checkNumber(_ rule: Rule, _ number: JSONNumber) -> Bool {
        switch rule {
        case .multipleOf(let divisor):
            return ExactDecimal(number.text)?.isMultiple(of: divisor) ?? false
        case .bound(let limit, let bound):
            guard let value = ExactDecimal(number.text) else { return false }
            return switch bound {
            case .maximum: value <= limit
            case .exclusiveMaximum: value < limit
            case .minimum: value >= limit
            case .exclusiveMinimum: value > limit
            }
        default: return true
        }
    }

    static func isWithin(_ count: Int, limit: Int, isLargest: Bool) -> Bool {
        isLargest ? count <= limit : count >= limit
    }

    private func checkString(_ rule: Rule, _ string: String) throws(EvaluationFault) -> Bool {
        switch rule {
        case .size(.characters, let limit, let isLargest):
            return Self.isWithin(string.unicodeScalars.count, limit: limit, isLargest: isLargest)
        case .pattern(let pattern): return try isFound(pattern, in: string)
        case .format(let format): return format.admits(string)
        case .content(let rule): return rule.admits(string)
        default: return true
        }
    }

    /// Whether a pattern is found in a text.
    func isFound(_ pattern: Pattern, in text: String) throws(EvaluationFault) -> Bool {
        do throws(Pattern.StepsExceeded) {
            return try pattern.isFound(in: text)
        } catch {
            throw fault(.patternTooCostly)
        }
    }

    private mutating func checkInPlace(
        _ rule: Rule, _ instance: JSONValue, _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        switch rule {
        case .reference(let node): return try apply(node, to: instance, &marks)
        case .dynamicReference(let node, let anchor):
            return try apply(dynamicTarget(anchor, or: node), to: instance, &marks)
        case .allOf(let nodes):
            var isValid = true
            for (index, node) in nodes.enumerated() where isValid || records {
                if try !apply(node, under: String(index), to: instance, &marks) { isValid = false }
            }
            return isValid
        case .anyOf(let nodes):
            var isValid = false
            for (index, node) in nodes.enumerated()
            where !isValid || records || schema.collectsMarks {
                var own = Marks()
                if try apply(node, under: String(index), to: instance, &own) {
                    isValid = true
                    marks.merge(own)
                }
            }
            return isValid
        case .oneOf(let nodes):
            var count = 0
            for (index, node) in nodes.enumerated() where count < 2 || records {
                var own = Marks()
                if try apply(node, under: String(index), to: instance, &own) {
                    count += 1
                    marks.merge(own)
                }
            }
            if count > 1 { forgetRecorded() }
            return count == 1
        case .not(let node):
            var own = Marks()
            return try !apply(node, to: instance, &own)
        case .conditional(let condition, let then, let otherwise):
            return try checkConditional(condition, then, otherwise, instance, &marks)
        default: return true
        }
    }

    private mutating func checkConditional(
        _ condition: Int, _ then: Int?, _ otherwise: Int?, _ instance: JSONValue,
        _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        var own = Marks()
        let holds = try apply(condition, to: instance, &own)
        if holds { marks.merge(own) } else { forgetRecorded() }
        guard let branch = holds ? then : otherwise else { return true }
        return try applyBeside(branch, holds ? "then" : "else", to: instance, &marks)
    }
}

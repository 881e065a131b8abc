import StrictJSON

extension Evaluator {
    /// Whether an array satisfies a rule.
    mutating func checkArray(
        _ rule: Rule, _ items: [JSONValue], _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        switch rule {
        case .size(.items, let limit, let isLargest):
            return Self.isWithin(items.count, limit: limit, isLargest: isLargest)
        case .uniqueItems: return Self.areUnique(items)
        case .prefixItems(let nodes): return try checkPrefix(nodes, items, &marks)
        case .items(let node, let start):
            if items.count > start { marks.itemsBefore = items.count }
            return try checkItems(node, items, from: start)
        case .contains(let node, let least, let most, let marksItems):
            var own = Marks()
            let isValid = try checkContains(node, least, most, items, &own)
            if marksItems { marks.merge(own) }
            return isValid
        case .unevaluatedItems(let node):
            var isValid = true
            for (index, item) in items.enumerated() where !marks.hasItem(index) {
                if try !descend(node, to: item, at: String(index)) {
                    isValid = false
                    if !records { return false }
                }
            }
            marks.itemsBefore = items.count
            return isValid
        default: return true
        }
    }

    private static func areUnique(_ items: [JSONValue]) -> Bool {
        var seen: Set<[UInt8]> = []
        for item in items where !seen.insert(JSONEquality.key(of: item)).inserted { return false }
        return true
    }

    private mutating func checkPrefix(
        _ nodes: [Int], _ items: [JSONValue], _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        var isValid = true
        for (index, item) in items.prefix(nodes.count).enumerated() {
            let name = String(index)
            if try !descend(nodes[index], under: name, to: item, at: name) {
                isValid = false
                if !records { return false }
            }
        }
        marks.itemsBefore = max(marks.itemsBefore, min(nodes.count, items.count))
        return isValid
    }

    private mutating func checkItems(
        _ node: Int, _ items: [JSONValue], from start: Int
    ) throws(EvaluationFault) -> Bool {
        guard items.count > start else { return true }
        var isValid = true
        for index in start..<items.count {
            if try !descend(node, to: items[index], at: String(index)) {
                isValid = false
                if !records { return false }
            }
        }
        return isValid
    }

    private mutating func checkContains(
        _ node: Int, _ least: Int?, _ most: Int?, _ items: [JSONValue], _ marks: inout Marks
    ) throws(EvaluationFault) -> Bool {
        var count = 0
        for (index, item) in items.enumerated() {
            guard try descend(node, to: item, at: String(index)) else { continue }
            count += 1
            marks.items.insert(index)
            if !records, !schema.collectsMarks, most == nil, count >= least ?? 1 { return true }
        }
        let isValid = count >= least ?? 1 && count <= most ?? .max
        if !isValid { forgetRecorded() }
        return isValid
    }
}

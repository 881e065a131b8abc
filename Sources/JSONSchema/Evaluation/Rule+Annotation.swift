import StrictJSON

extension Rule {
    /// What a keyword says about an instance that satisfies it, if anything.
    ///
    /// `units` are the results of its schemas below. Source: JSON Schema Core 2020-12 §§10.3 and
    /// 11; JSON Schema Validation 2020-12 §§7-9.
    func annotation(from units: [OutputUnit], on instance: JSONValue) -> JSONValue? {
        switch self {
        case .annotation(let value): return value
        case .format(let format): return .string(format.rawValue)
        case .properties, .patternProperties, .additionalProperties, .unevaluatedProperties:
            guard instance.object != nil else { return nil }
            var names: [JSONValue] = []
            for unit in units where names.last?.string != unit.instanceStep {
                names.append(.string(unit.instanceStep))
            }
            return .array(names)
        case .items, .unevaluatedItems:
            return units.isEmpty ? nil : true
        case .prefixItems:
            guard let count = instance.array?.count, !units.isEmpty else { return nil }
            return units.count == count ? true : .integer(units.count - 1)
        case .contains:
            guard let count = instance.array?.count else { return nil }
            let indices = units.filter(\.isValid).compactMap { Int($0.instanceStep) }
            return indices.count == count ? true : .array(indices.map { .integer($0) })
        default: return nil
        }
    }
}

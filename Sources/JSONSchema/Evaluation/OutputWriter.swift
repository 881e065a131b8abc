import StrictJSON

/// Writes results. Source: JSON Schema Core 2020-12 §12.4.
enum OutputWriter {
    static func write(
        _ unit: OutputUnit?, isValid: Bool, as format: OutputFormat
    ) -> JSONValue {
        guard format != .flag, let unit else { return ["valid": .bool(isValid)] }
        var object = head(of: unit)
        let name = isValid ? "annotations" : "errors"
        if format == .basic {
            var units: [OutputUnit] = []
            collect(unit, &units)
            if !units.isEmpty { object[name] = .array(units.map(leaf)) }
        } else {
            let children = unit.children.flatMap(condensed)
            if let error = unit.error { object["error"] = .string(error) }
            if !children.isEmpty { object[name] = .array(children.map(tree)) }
        }
        return .object(object)
    }

    private static func head(of unit: OutputUnit) -> JSONObject {
        var object = JSONObject([
            ("valid", .bool(unit.isValid)), ("keywordLocation", .string(unit.keywordLocation)),
        ])
        if !unit.absoluteLocation.isEmpty {
            object["absoluteKeywordLocation"] = .string(unit.absoluteLocation)
        }
        object["instanceLocation"] = .string(unit.instanceLocation)
        return object
    }

    private static func leaf(_ unit: OutputUnit) -> JSONValue {
        var object = head(of: unit)
        if let error = unit.error { object["error"] = .string(error) }
        if let annotation = unit.annotation { object["annotation"] = annotation }
        return .object(object)
    }

    private static func tree(_ unit: OutputUnit) -> JSONValue {
        guard case .object(var object) = leaf(unit) else { return leaf(unit) }
        if !unit.children.isEmpty {
            object[unit.isValid ? "annotations" : "errors"] = .array(unit.children.map(tree))
        }
        return .object(object)
    }

    /// The units that say something of their own.
    private static func collect(_ unit: OutputUnit, _ units: inout [OutputUnit]) {
        if unit.error != nil || unit.annotation != nil { units.append(unit) }
        for child in unit.children { collect(child, &units) }
    }

    /// A unit without children that say nothing; a unit that only passes one child on is left out.
    private static func condensed(_ unit: OutputUnit) -> [OutputUnit] {
        var unit = unit
        unit.children = unit.children.flatMap(condensed)
        if unit.error != nil || unit.annotation != nil { return [unit] }
        return unit.children.count == 1 ? unit.children : unit.children.isEmpty ? [] : [unit]
    }
}

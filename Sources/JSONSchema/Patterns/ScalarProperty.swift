/// A property of Unicode scalars that `\p{…}` may name. Source: ECMA-262 §22.2.2.9, tables 67-70.
enum ScalarProperty: Sendable, Hashable {
    /// The categories, one bit each.
    case category(UInt32)
    case script(String)
    case scriptWithExtensions(String)
    case binary(BinaryProperty)

    /// The property that stands between the braces; nil where ECMA-262 knows none of that name.
    init?(expression: String) {
        let parts = expression.utf8.split(
            separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false
        ).map { String(decoding: Array($0), as: UTF8.self) }
        if parts.count == 2 {
            switch parts[0] {
            case "General_Category", "gc":
                guard let categories = GeneralCategories.named(parts[1]) else { return nil }
                self = .category(categories)
            case "Script", "sc":
                guard let code = ScriptTable.code(named: parts[1]) else { return nil }
                self = .script(code)
            case "Script_Extensions", "scx":
                guard let code = ScriptTable.code(named: parts[1]) else { return nil }
                self = .scriptWithExtensions(code)
            default: return nil
            }
        } else if let categories = GeneralCategories.named(expression) {
            self = .category(categories)
        } else if let property = BinaryProperty(name: expression) {
            self = .binary(property)
        } else {
            return nil
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .category(let bits):
            bits & GeneralCategories.bit(of: scalar.properties.generalCategory) != 0
        case .script(let code): ScriptTable.script(of: scalar) == code
        case .scriptWithExtensions(let code): ScriptTable.extensions(of: scalar).contains(code)
        case .binary(let property): property.contains(scalar)
        }
    }
}

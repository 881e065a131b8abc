/// Writes the few shapes of YAML that a registry has.
struct YAMLWriter {
    private(set) var text = ""

    mutating func line(_ line: String) { text += line + "\n" }

    mutating func list<Element>(
        _ name: String, _ elements: [Element], members: (Element) -> [String]
    ) {
        line(elements.isEmpty ? "\(name): []" : "\(name):")
        for element in elements {
            for (index, member) in members(element).enumerated() {
                line((index == 0 ? "  - " : "    ") + member)
            }
        }
    }

    mutating func scalars(_ name: String, _ values: [String]) {
        line(values.isEmpty ? "\(name): []" : "\(name):")
        for value in values { line("  - \(value)") }
    }

    static func flow(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }

    /// A double-quoted scalar. Source: YAML 1.2 §7.3.1.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}

/// The scripts of scalars, which the standard library does not tell.
///
/// Source: UAX #24; the Unicode Character Database 17.0.
enum ScriptTable {
    private static let scripts = ScalarRanges(scriptRanges)
    private static let manyScripts = ScalarRanges(extensionRanges)

    private static let codes: [String: String] = {
        var codes: [String: String] = ["Unknown": "Zzzz", "Zzzz": "Zzzz"]
        for entry in nameList.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let names = entry.split(separator: ":").map { String($0) }
            guard names.count > 1 else { continue }
            for name in names { codes[name] = names[1] }
        }
        return codes
    }()

    /// The four-letter code of a script by either of its names.
    static func code(named name: String) -> String? { codes[name] }

    /// The four-letter code of a scalar's own script.
    static func script(of scalar: Unicode.Scalar) -> String {
        scripts.value(of: scalar) ?? "Zzzz"
    }

    /// The four-letter codes of all scripts that use a scalar.
    static func extensions(of scalar: Unicode.Scalar) -> [String] {
        guard let codes = manyScripts.value(of: scalar) else { return [script(of: scalar)] }
        return codes.split(separator: "+").map { String($0) }
    }
}

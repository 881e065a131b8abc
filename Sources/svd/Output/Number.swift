/// Numbers as people read them.
enum Number {
    /// `31635` as `31,635`.
    static func grouped(_ value: Int) -> String {
        var text = ""
        for (place, digit) in String(value.magnitude).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + String(text.reversed())
    }

    /// Bytes as `1.5 MB`.
    static func bytes(_ value: Int) -> String {
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        var scaled = value * 10
        var unit = 0
        while scaled >= 10_000, unit < units.count - 1 {
            scaled /= 1000
            unit += 1
        }
        if unit == 0 { return "\(value) bytes" }
        return scaled >= 1000 || scaled % 10 == 0
            ? "\(scaled / 10) \(units[unit])" : "\(scaled / 10).\(scaled % 10) \(units[unit])"
    }

    /// A count with its noun: `1 row`, `2 rows`.
    static func count(_ value: Int, _ noun: String) -> String {
        "\(grouped(value)) \(noun)\(value == 1 ? "" : "s")"
    }
}

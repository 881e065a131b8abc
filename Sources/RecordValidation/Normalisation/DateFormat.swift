/// One declared way to write a date or time in a cell.
///
/// `iso8601`, or fixed digits: `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` with other characters between.
struct DateFormat: Sendable, Hashable {
    /// How precise a value is.
    enum Parts: Sendable, Hashable {
        case month, day, time

        /// The format of a column that declares none.
        var defaultFormat: String { self == .month ? "yyyy-MM" : "iso8601" }
    }

    /// The format as declared.
    let text: String
    let parts: Parts
    /// Whether this is `iso8601` with a time, whose length varies.
    let isISOTime: Bool
    /// Where each part begins: year, month, day, hour, minute, second; -1 where it is not there.
    let offsets: [Int]
    /// The bytes between the parts, with their places.
    let literals: [Literal]
    /// Bytes of a cell in this format.
    let length: Int

    /// A byte between the parts.
    struct Literal: Sendable, Hashable {
        var offset: Int
        var byte: UInt8
    }

    /// Reads a declared format; nil for one that is not known or does not fit the parts.
    init?(_ text: String, parts: Parts) {
        isISOTime = text == "iso8601" && parts == .time
        let template = text != "iso8601" ? text : parts == .month ? "yyyy-MM" : "yyyy-MM-dd"
        let bytes = Array(template.utf8)
        let tokens = ["yyyy", "MM", "dd", "HH", "mm", "ss"].map { Array($0.utf8) }
        var offsets = [Int](repeating: -1, count: 6)
        var literals: [Literal] = []
        var index = 0
        scan: while index < bytes.count {
            for (part, token) in tokens.enumerated()
            where bytes[index...].starts(with: token) {
                guard offsets[part] < 0 else { return nil }
                offsets[part] = index
                index += token.count
                continue scan
            }
            guard " -/.:T".utf8.contains(bytes[index]) else { return nil }
            literals.append(Literal(offset: index, byte: bytes[index]))
            index += 1
        }
        let needed = parts == .month ? 2 : parts == .day || isISOTime ? 3 : 5
        guard offsets[..<needed].allSatisfy({ $0 >= 0 }),
            offsets[max(needed, parts == .time ? 6 : needed)...].allSatisfy({ $0 < 0 })
        else { return nil }
        self.text = text
        self.parts = parts
        self.offsets = offsets
        self.literals = literals
        length = bytes.count
    }

    /// An example of a value in this format.
    var example: String {
        guard text == "iso8601" else {
            var example = text
            let values = [
                ("yyyy", "2026"), ("MM", "10"), ("dd", "31"), ("HH", "14"), ("mm", "05"),
                ("ss", "00"),
            ]
            for (token, value) in values {
                example = example.split(separator: token, omittingEmptySubsequences: false)
                    .joined(separator: value)
            }
            return example
        }
        switch parts {
        case .month: return "2026-10"
        case .day: return "2026-10-31"
        case .time: return "2026-10-31T14:05"
        }
    }
}

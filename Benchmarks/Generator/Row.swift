/// The cells of one row, as they are before anything is quoted.
struct Row {
    static let headers: [[UInt8]] = [
        "record_ref", "site_code", "dept_type", "arrival_datetime", "assault_datetime",
        "assault_method", "assault_method_other", "assault_location_type",
        "assault_location_desc", "assault_lsoa21", "age_band", "sex", "assailant_count_band",
        "police_aware",
    ].map { Array($0.utf8) }

    private var bytes: [UInt8] = []
    /// Where each finished cell ends in `bytes`.
    private var ends: [Int] = []

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    mutating func append(_ part: [UInt8]) { bytes.append(contentsOf: part) }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { part in unsafe bytes.append(contentsOf: part) }
    }

    /// A number with leading zeros.
    mutating func append(_ value: Int, width: Int) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        for _ in 0..<width {
            bytes.append(0x30 + UInt8(value / divisor % 10))
            divisor = max(1, divisor / 10)
        }
    }

    /// Sixteen letters from a to p: no reference can be taken for an NHS number.
    mutating func append(letters value: UInt64) {
        for shift in stride(from: 60, through: 0, by: -4) {
            bytes.append(0x61 + (UInt8(truncatingIfNeeded: value >> UInt64(shift)) & 15))
        }
    }

    mutating func endCell() { ends.append(bytes.count) }

    mutating func cell(_ part: [UInt8]) {
        append(part)
        endCell()
    }

    /// Writes the row as CSV: quoted where a comma or a quotation mark needs it.
    ///
    /// Source: RFC 4180 §2.
    func writeCSV(to output: inout Output) {
        var start = 0
        for (index, end) in ends.enumerated() {
            if index > 0 { output.append(0x2C) }
            let isQuoted = bytes[start..<end].contains { $0 == 0x2C || $0 == 0x22 }
            if isQuoted { output.append(0x22) }
            for byte in bytes[start..<end] {
                if byte == 0x22 { output.append(0x22) }
                output.append(byte)
            }
            if isQuoted { output.append(0x22) }
            start = end
        }
        output.append("\r\n")
    }

    /// Writes the row as an object of one line; an empty cell is a member left out.
    func writeNDJSON(to output: inout Output) {
        var start = 0
        var separator: StaticString = "{\""
        for (index, end) in ends.enumerated() {
            defer { start = end }
            guard end > start else { continue }
            output.append(separator)
            output.append(Self.headers[index])
            output.append("\":\"")
            for byte in bytes[start..<end] {
                if byte == 0x22 || byte == 0x5C { output.append(0x5C) }
                output.append(byte)
            }
            output.append(0x22)
            separator = ",\""
        }
        output.append("}\n")
    }
}

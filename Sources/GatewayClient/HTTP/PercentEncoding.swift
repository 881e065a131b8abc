/// Text as a part of a URL: all but the unreserved characters escaped. Source: RFC 3986 §2.
public enum PercentEncoding {
    /// One path segment, or one name or value of a query.
    public static func text(of value: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                output.append(byte)
            default: output += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A query, `?` included; empty where there are no items.
    public static func query(_ items: [(name: String, value: String)]) -> String {
        if items.isEmpty { return "" }
        return "?"
            + items.map { text(of: $0.name) + "=" + text(of: $0.value) }
            .joined(separator: "&")
    }
}

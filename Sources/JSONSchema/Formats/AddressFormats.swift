/// Addresses of the Internet Protocol.
enum AddressFormats {
    /// Source: RFC 2673 §3.2, each number as in RFC 3986 §3.2.2 (no leading zero).
    static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard (1...3).contains(part.count), part.allSatisfy(\.isASCIIDigit),
                    part.count == 1 || part.first != UInt8(ascii: "0")
                else { return false }
                return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
            }
    }

    /// Source: RFC 4291 §2.2.
    static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
        let colon = UInt8(ascii: ":")
        var halves: [ArraySlice<UInt8>] = [text]
        if let gap = text.indices.dropLast().first(where: {
            text[$0] == colon && text[$0 + 1] == colon
        }) {
            halves = [text[..<gap], text[(gap + 2)...]]
        }
        var count = 0
        for (index, half) in halves.enumerated() where !half.isEmpty {
            let groups = half.split(separator: colon, omittingEmptySubsequences: false)
            for (place, group) in groups.enumerated() {
                let isLast = index == halves.count - 1 && place == groups.count - 1
                if isLast, group.contains(UInt8(ascii: ".")) {
                    guard isIPv4(group) else { return false }
                    count += 2
                    continue
                }
                guard (1...4).contains(group.count),
                    group.allSatisfy({ $0.hexDigitValue != nil })
                else { return false }
                count += 1
            }
        }
        return halves.count == 2 ? count <= 7 : count == 8
    }
}

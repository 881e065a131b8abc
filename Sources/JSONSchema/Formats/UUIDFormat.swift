/// Source: RFC 4122 §3.
enum UUIDFormat {
    static func isUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(
            separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.joined().allSatisfy { $0.hexDigitValue != nil }
    }
}

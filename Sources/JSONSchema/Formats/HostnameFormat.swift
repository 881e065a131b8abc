/// Names of hosts. Source: RFC 1123 §2.1; RFC 952; RFC 5890 §2.3.2.
enum HostnameFormat {
    /// A name in ASCII; its A-labels must stand for valid U-labels.
    static func isHostname(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...253).contains(bytes.count) else { return false }
        return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { label in
                isPlainLabel(label) && InternationalLabel.isAcceptable(label)
            }
    }

    /// A name whose labels may be U-labels. Source: RFC 5890 §2.3.2.3; the dots of RFC 3490 §3.1.
    static func isInternationalHostname(_ text: String) -> Bool {
        let dots: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        let labels = Array(text.unicodeScalars).split(omittingEmptySubsequences: false) {
            dots.contains($0)
        }
        var length = labels.count - 1
        for label in labels {
            if label.allSatisfy(\.isASCII) {
                let bytes = label.map { UInt8($0.value) }[...]
                guard isPlainLabel(bytes), InternationalLabel.isAcceptable(bytes) else {
                    return false
                }
                length += bytes.count
            } else {
                guard let count = InternationalLabel.encodedCount(Array(label)) else {
                    return false
                }
                length += count
            }
        }
        return length <= 253
    }

    /// Letters, digits and hyphens, none of these at an end.
    static func isPlainLabel(_ label: ArraySlice<UInt8>) -> Bool {
        (1...63).contains(label.count)
            && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
            && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
    }
}

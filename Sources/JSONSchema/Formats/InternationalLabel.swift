/// Labels of internationalised names. Source: RFC 5891 §§4.2 and 5.4; RFC 5892; RFC 5893.
enum InternationalLabel {
    private static let prefix = Array("xn--".utf8)

    /// Whether a label with a character beyond ASCII is a U-label.
    static func isValid(_ label: String) -> Bool {
        encodedCount(Array(label.unicodeScalars)) != nil
    }

    /// How long the A-label of a U-label is; nil where the label is no U-label.
    static func encodedCount(_ label: [Unicode.Scalar]) -> Int? {
        guard !label.allSatisfy(\.isASCII), isPermitted(label) else { return nil }
        let count = prefix.count + Punycode.encoded(label).count
        return count <= 63 ? count : nil
    }

    /// Whether a label in ASCII does not look like an A-label, or is one.
    static func isAcceptable(_ label: ArraySlice<UInt8>) -> Bool {
        let folded = label.map { $0.isASCIILetter ? $0 | 0x20 : $0 }
        guard folded.starts(with: prefix) else { return true }
        guard let decoded = Punycode.decoded(folded[prefix.count...]) else { return false }
        return !decoded.allSatisfy(\.isASCII) && isPermitted(decoded)
            && prefix + Punycode.encoded(decoded) == folded
    }

    private static func isPermitted(_ label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first, let last = label.last else { return false }
        if first == "-" || last == "-" { return false }
        if label.count >= 4, label[2] == "-", label[3] == "-" { return false }
        switch first.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return false
        default: break
        }
        guard Composition.isComposed(label) else { return false }
        for (index, scalar) in label.enumerated() {
            switch LabelScalar.status(of: scalar) {
            case .permitted: continue
            case .disallowed: return false
            case .contextual:
                guard LabelContext.permits(scalar, at: index, in: label) else { return false }
            }
        }
        return LabelDirection.isConsistent(label)
    }
}

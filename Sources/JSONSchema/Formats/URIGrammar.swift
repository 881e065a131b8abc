/// The grammar of URIs and IRIs. Source: RFC 3986 appendix A; RFC 3987 §2.2.
package struct URIGrammar {
    /// Whether characters beyond ASCII may stand for themselves.
    let isInternational: Bool

    /// Whether a text is a URI.
    package static func isURI(_ text: String) -> Bool {
        URIGrammar(isInternational: false).isAbsolute(text)
    }

    /// Whether a text is a URI or a relative reference.
    package static func isReference(_ text: String) -> Bool {
        URIGrammar(isInternational: false).isReference(text)
    }

    /// Whether a text is a reference with a scheme.
    func isAbsolute(_ text: String) -> Bool {
        let reference = URIReference(text)
        return reference.scheme != nil && isReference(reference)
    }

    /// Whether a text is a reference.
    func isReference(_ text: String) -> Bool { isReference(URIReference(text)) }

    private func isReference(_ reference: URIReference) -> Bool {
        if let scheme = reference.scheme, !Self.isScheme(scheme) { return false }
        if let authority = reference.authority, !isAuthority(authority) { return false }
        guard consists(reference.path, of: Self.pathMarks + "/") else { return false }
        if reference.scheme == nil, reference.authority == nil {
            // A colon in the first segment would make what is before it a scheme.
            let first = reference.path.utf8.prefix { $0 != UInt8(ascii: "/") }
            if first.contains(UInt8(ascii: ":")) { return false }
        }
        if let query = reference.query,
            !consists(query, of: Self.pathMarks + "/?", admitsPrivate: true)
        {
            return false
        }
        return reference.fragment.map { consists($0, of: Self.pathMarks + "/?") } ?? true
    }

    private static func isScheme(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isASCIILetter else { return false }
        return text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) }
    }

    /// `sub-delims`.
    private static let subDelimiters = "!$&'()*+,;="
    /// What `pchar` adds to unreserved and percent-encoded characters.
    private static let pathMarks = subDelimiters + ":@"

    private func isAuthority(_ text: String) -> Bool {
        var host = Array(text.utf8)[...]
        if let at = host.lastIndex(of: UInt8(ascii: "@")) {
            let user = String(decoding: host[..<at], as: UTF8.self)
            guard consists(user, of: Self.subDelimiters + ":") else { return false }
            host = host[(at + 1)...]
        }
        if host.first == UInt8(ascii: "[") {
            guard let close = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
            guard Self.isLiteral(host[(host.startIndex + 1)..<close]) else { return false }
            let port = host[(close + 1)...]
            return port.isEmpty
                || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(\.isASCIIDigit)
        }
        if let colon = host.firstIndex(of: UInt8(ascii: ":")) {
            guard host[(colon + 1)...].allSatisfy(\.isASCIIDigit) else { return false }
            host = host[..<colon]
        }
        return consists(String(decoding: host, as: UTF8.self), of: Self.subDelimiters)
    }

    /// What may stand between the brackets of an `IP-literal`.
    private static func isLiteral(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "v") || text.first == UInt8(ascii: "V") else {
            return AddressFormats.isIPv6(text)
        }
        let parts = text.dropFirst().split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let marks = Array(("-._~:" + subDelimiters).utf8)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
            && parts[0].allSatisfy { $0.hexDigitValue != nil }
            && parts[1].allSatisfy { $0.isASCIIAlphanumeric || marks.contains($0) }
    }

    /// Whether a part consists of unreserved and percent-encoded characters and these marks.
    private func consists(_ text: String, of marks: String, admitsPrivate: Bool = false) -> Bool {
        var digitsDue = 0
        for scalar in text.unicodeScalars {
            if digitsDue > 0 {
                guard scalar.isASCII, scalar.properties.isASCIIHexDigit else { return false }
                digitsDue -= 1
                continue
            }
            if scalar == "%" {
                digitsDue = 2
                continue
            }
            if scalar.isASCII {
                guard
                    UInt8(scalar.value).isASCIIAlphanumeric
                        || "-._~".unicodeScalars.contains(scalar)
                        || marks.unicodeScalars.contains(scalar)
                else { return false }
                continue
            }
            guard isInternational,
                Self.isInternational(scalar) || admitsPrivate && Self.isPrivate(scalar)
            else { return false }
        }
        return digitsDue == 0
    }

    /// `ucschar`.
    static func isInternational(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        case 0x10000...0xDFFFD: scalar.value & 0xFFFF <= 0xFFFD
        case 0xE1000...0xEFFFD: true
        default: false
        }
    }

    /// `iprivate`.
    static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
        default: false
        }
    }
}

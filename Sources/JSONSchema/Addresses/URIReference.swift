/// A URI or relative reference in its five parts, as text that is not judged further.
///
/// Source: RFC 3986 §3 and appendix B.
package struct URIReference: Sendable, Hashable {
    var scheme: String?
    var authority: String?
    var path: String
    var query: String?
    var fragment: String?

    /// Splits a text; every text is some reference.
    package init(_ text: String) {
        var rest = Array(text.utf8)[...]
        func cut(from index: Int) -> String { String(decoding: rest[index...], as: UTF8.self) }
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = cut(from: hash + 1)
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = cut(from: mark + 1)
            rest = rest[..<mark]
        }
        if let end = rest.firstIndex(where: { Self.delimiters.contains($0) }),
            rest[end] == UInt8(ascii: ":"), end > rest.startIndex
        {
            scheme = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
        }
        if rest.starts(with: "//".utf8) {
            let start = rest.startIndex + 2
            let end = rest[start...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = String(decoding: rest[start..<end], as: UTF8.self)
            rest = rest[end...]
        }
        path = String(decoding: rest, as: UTF8.self)
    }

    private static let delimiters: Set<UInt8> = [UInt8(ascii: ":"), UInt8(ascii: "/")]

    /// The target of this reference, seen from a base. Source: RFC 3986 §5.2.2.
    package func resolved(against base: URIReference) -> URIReference {
        var target = self
        if scheme != nil {
            target.path = Self.removingDotSegments(path)
            return target
        }
        target.scheme = base.scheme
        if authority != nil {
            target.path = Self.removingDotSegments(path)
            return target
        }
        target.authority = base.authority
        if path.isEmpty {
            target.path = base.path
            target.query = query ?? base.query
        } else if path.utf8.first == UInt8(ascii: "/") {
            target.path = Self.removingDotSegments(path)
        } else {
            target.path = Self.removingDotSegments(merged(with: base))
        }
        return target
    }

    /// Source: RFC 3986 §5.2.3.
    private func merged(with base: URIReference) -> String {
        if base.authority != nil, base.path.isEmpty { return "/" + path }
        let old = Array(base.path.utf8)
        guard let slash = old.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(decoding: old[...slash], as: UTF8.self) + path
    }

    /// Source: RFC 3986 §5.2.4.
    static func removingDotSegments(_ path: String) -> String {
        var segments = path.utf8.split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
        ).map { Array($0) }
        let isRooted = segments.count > 1 && segments[0].isEmpty
        if isRooted { segments.removeFirst() }
        var output: [[UInt8]] = []
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case Array(".".utf8):
                if isLast { output.append([]) }
            case Array("..".utf8):
                if isRooted || !output.isEmpty { _ = output.popLast() }
                if isLast { output.append([]) }
            default: output.append(segment)
            }
        }
        let joined = Array(output.joined(separator: [UInt8(ascii: "/")]))
        return (isRooted ? "/" : "") + String(decoding: joined, as: UTF8.self)
    }

    /// The reference without its fragment.
    var withoutFragment: URIReference {
        var copy = self
        copy.fragment = nil
        return copy
    }

    /// The parts put together again. Source: RFC 3986 §5.3.
    package var text: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    /// A part with its percent-encoded bytes decoded; nil where that is no UTF-8.
    static func decoded(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst()?.hexDigitValue,
                let low = rest.popFirst()?.hexDigitValue
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    /// What this ASCII byte is worth as a hexadecimal digit.
    var hexDigitValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}

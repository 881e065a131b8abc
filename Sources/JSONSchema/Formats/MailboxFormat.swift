/// Mailboxes. Source: RFC 5321 §4.1.2 and §4.5.3.1; RFC 6531 §3.3.
enum MailboxFormat {
    static func isMailbox(_ text: String, isInternational: Bool) -> Bool {
        var rest = Array(text.unicodeScalars)[...]
        let length =
            rest.first == "\""
            ? quotedLength(rest, isInternational) : dottedLength(rest, isInternational)
        guard let length, String(rest.prefix(length)).utf8.count <= 64 else { return false }
        rest.removeFirst(length)
        guard rest.popFirst() == "@" else { return false }
        return rest.first == "["
            ? isAddressLiteral(String(rest)) : isDomain(String(rest), isInternational)
    }

    /// How many scalars of the start are a `Dot-string`.
    private static func dottedLength(
        _ text: ArraySlice<Unicode.Scalar>, _ isInternational: Bool
    ) -> Int? {
        let marks = "!#$%&'*+-/=?^_`{|}~".unicodeScalars
        var count = 0
        var isAfterDot = true
        for scalar in text {
            if scalar == "." {
                if isAfterDot { return nil }
                isAfterDot = true
            } else if scalar.isASCII
                ? UInt8(scalar.value).isASCIIAlphanumeric || marks.contains(scalar)
                : isInternational
            {
                isAfterDot = false
            } else {
                break
            }
            count += 1
        }
        return isAfterDot ? nil : count
    }

    /// How many scalars of the start are a `Quoted-string`.
    private static func quotedLength(
        _ text: ArraySlice<Unicode.Scalar>, _ isInternational: Bool
    ) -> Int? {
        var count = 1
        var isEscaped = false
        for scalar in text.dropFirst() {
            count += 1
            if !scalar.isASCII {
                if !isInternational || isEscaped { return nil }
                continue
            }
            guard (0x20...0x7E).contains(scalar.value) else { return nil }
            if isEscaped {
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                return count
            }
        }
        return nil
    }

    private static func isAddressLiteral(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count > 2, bytes.last == UInt8(ascii: "]") else { return false }
        let inner = bytes[1..<(bytes.count - 1)]
        let tag = Array("ipv6:".utf8)
        let isTagged =
            inner.count > tag.count
            && zip(inner, tag).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
        return isTagged
            ? AddressFormats.isIPv6(inner.dropFirst(tag.count)) : AddressFormats.isIPv4(inner)
    }

    private static func isDomain(_ text: String, _ isInternational: Bool) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...255).contains(bytes.count) else { return false }
        return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { label in
                HostnameFormat.isPlainLabel(label)
                    || isInternational
                        && InternationalLabel.isValid(String(decoding: label, as: UTF8.self))
            }
    }
}

extension String {
    /// A string of these scalars.
    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        self = ""
        unicodeScalars.append(contentsOf: scalars)
    }
}

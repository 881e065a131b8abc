import StrictJSON

/// A place in a JSON document. Source: RFC 6901.
struct JSONPointer: Sendable, Hashable {
    var tokens: [ExactString] = []

    /// A pointer of these tokens.
    init(_ tokens: [ExactString] = []) { self.tokens = tokens }

    /// Reads a pointer's text; nil where it is none.
    init?(text: String) {
        guard !text.isEmpty else { return }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        let parts = text.utf8.dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for part in parts {
            guard let token = Self.unescaped(Array(part)) else { return nil }
            tokens.append(ExactString(token))
        }
    }

    private static func unescaped(_ part: [UInt8]) -> String? {
        var bytes: [UInt8] = []
        var rest = part[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The pointer's text.
    var text: String { Self.text(of: tokens.map(\.text)) }

    /// The text of a pointer of these tokens.
    static func text(of tokens: [String]) -> String {
        var bytes: [UInt8] = []
        for token in tokens {
            bytes.append(UInt8(ascii: "/"))
            for byte in token.utf8 {
                switch byte {
                case UInt8(ascii: "~"): bytes += "~0".utf8
                case UInt8(ascii: "/"): bytes += "~1".utf8
                default: bytes.append(byte)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The pointer of something below.
    func appending(_ names: String...) -> JSONPointer {
        JSONPointer(tokens + names.map { ExactString($0) })
    }

    /// What stands there in a document, if anything does.
    func value(in document: JSONValue) -> JSONValue? {
        var value = document
        for token in tokens {
            switch value {
            case .object(let object):
                guard let member = object[token.text] else { return nil }
                value = member
            case .array(let elements):
                guard let index = Self.index(token.text), index < elements.count else { return nil }
                value = elements[index]
            default: return nil
            }
        }
        return value
    }

    private static func index(_ token: String) -> Int? {
        let digits = token.utf8
        guard digits.count == 1 || digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(token)
    }
}

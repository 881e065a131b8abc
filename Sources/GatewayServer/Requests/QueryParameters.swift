package import SharingModel

/// The query of an address: names and values in order, decoded.
///
/// Source: WHATWG URL §5.1 (application/x-www-form-urlencoded parsing).
package struct QueryParameters {
    /// The parameters in order.
    package let all: [(name: String, value: String)]

    /// The most parameters of one request: filters on every column of the widest dataset, and more.
    private static let countMax = 256

    /// Decodes a query.
    /// - Throws: `request-malformed` where an escape is broken or the bytes are not UTF-8.
    package init(_ query: String?) throws(Refusal) {
        let parts = (query ?? "").split(separator: "&")
        guard parts.count <= Self.countMax else {
            throw Self.malformed("There are more than \(Self.countMax) parameters.")
        }
        var all: [(name: String, value: String)] = []
        for part in parts {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0]),
                let value = Self.decoded(halves.count == 2 ? halves[1] : "")
            else { throw Self.malformed("The query is not percent-encoded UTF-8.") }
            all.append((name, value))
        }
        self.all = all
    }

    /// The value of a parameter that may stand once.
    /// - Throws: `field-invalid` where it stands twice.
    func value(_ name: String) throws(Refusal) -> String? {
        let values = all.filter { $0.name == name }.map(\.value)
        guard values.count <= 1 else {
            throw Refusal(
                .fieldInvalid, "The parameter \(name) stands more than once.",
                help: "Give it once.", field: name)
        }
        return values.first
    }

    /// The value as a whole number.
    /// - Throws: `field-invalid` where it is none.
    func integer(_ name: String) throws(Refusal) -> Int? {
        guard let text = try value(name) else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw Refusal(
                .fieldInvalid, "The parameter \(name) is not a whole number.",
                help: "Give a number from 0.", field: name)
        }
        return number
    }

    /// Refuses parameters that the route does not know.
    func allow(only names: String...) throws(Refusal) {
        for entry in all where !names.contains(entry.name) {
            throw Refusal(
                .fieldInvalid, "This route knows no such parameter.",
                help: "It knows: \(names.joined(separator: ", ")).", field: entry.name)
        }
    }

    /// Undoes percent-encoding; nil where it is broken or hides no UTF-8.
    static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                guard digits.utf8.count == 2, let value = Hexadecimal.bytes(of: digits) else {
                    return nil
                }
                bytes += value
                rest = rest.dropFirst(2)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func malformed(_ reason: String) -> Refusal {
        Refusal(.requestMalformed, reason, help: "Encode the query as forms do.")
    }
}

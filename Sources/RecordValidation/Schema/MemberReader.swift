import SharingModel
import StrictJSON

/// Reads the members of one object of a schema document and refuses those it does not know.
struct MemberReader {
    let object: JSONObject
    /// The JSON pointer of the object. Source: RFC 6901.
    let pointer: String
    /// Where members stand that were taken from another object, by name.
    private let origins: [String: String]

    init(
        _ value: JSONValue, at pointer: String, allowing names: Set<String>
    ) throws(Refusal) {
        guard let object = value.object else {
            throw Self.refusal(pointer, "must be an object")
        }
        try self.init(
            LocalDefinitions.Resolved(object: object), at: pointer, allowing: names)
    }

    init(
        _ resolved: LocalDefinitions.Resolved, at pointer: String, allowing names: Set<String>
    ) throws(Refusal) {
        object = resolved.object
        origins = resolved.origins
        self.pointer = pointer
        for name in object.names where !names.contains(name) {
            throw fault(name, "is not a keyword that a dataset schema may use here")
        }
    }

    static func join(_ pointer: String, _ name: String) -> String {
        var text = pointer + "/"
        for character in name {
            switch character {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.append(character)
            }
        }
        return text
    }

    static func refusal(_ pointer: String, _ reason: String) -> Refusal {
        Refusal(
            .schemaInvalid, "\(pointer.isEmpty ? "the document" : pointer) \(reason).",
            help: "Correct the schema document at that place; docs describe the keywords.",
            field: pointer)
    }

    func pointer(to name: String) -> String { Self.join(origins[name] ?? pointer, name) }

    func fault(_ name: String, _ reason: String) -> Refusal {
        Self.refusal(pointer(to: name), reason)
    }

    func string(_ name: String) throws(Refusal) -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.string else { throw fault(name, "must be a string") }
        return text
    }

    func requiredString(_ name: String) throws(Refusal) -> String {
        guard let text = try string(name) else { throw fault(name, "is missing") }
        return text
    }

    func strings(_ name: String) throws(Refusal) -> [String]? {
        guard let value = object[name] else { return nil }
        guard let array = value.array else { throw fault(name, "must be an array of strings") }
        var texts: [String] = []
        var known: Set<String> = []
        for (index, element) in array.enumerated() {
            guard let text = element.string else {
                throw Self.refusal("\(pointer(to: name))/\(index)", "must be a string")
            }
            guard known.insert(text).inserted else {
                throw Self.refusal("\(pointer(to: name))/\(index)", "is there twice")
            }
            texts.append(text)
        }
        return texts
    }

    func count(_ name: String) throws(Refusal) -> Int? {
        guard let value = object[name] else { return nil }
        guard let number = value.integer, number >= 0, number <= Int(Int32.max) else {
            throw fault(name, "must be a whole number from 0")
        }
        return number
    }

    func decimal(_ name: String) throws(Refusal) -> ExactDecimal? {
        guard let value = object[name] else { return nil }
        guard case .number(let number) = value, let decimal = ExactDecimal(number.text) else {
            throw fault(name, "must be a number of at most 18 digits, without exponent")
        }
        return decimal
    }

    /// The raw value of a closed set of words.
    func word<Word: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Word.Type
    ) throws(Refusal) -> Word? where Word.RawValue == String {
        guard let text = try string(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw fault(name, "must be one of \(words)")
        }
        return word
    }
}

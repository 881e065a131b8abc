import SharingModel
import Yams

extension RegistryReader {
    /// The members of a mapping; nil where the node is none. Unknown and missing keys are noted.
    func fields(
        of node: Node, at place: Place, known: [String], required: [String]
    ) -> Fields? {
        guard case .mapping(let mapping) = node else {
            note(place, "a mapping with keys is expected here", help: "Keys: \(Self.list(known)).")
            return nil
        }
        var nodes: [String: Node] = [:]
        for (key, value) in mapping {
            let keyPlace = Place(key, path: place.path)
            guard case .scalar(let scalar) = key, known.contains(scalar.string) else {
                let name = key.scalar?.string ?? ""
                let nearest = Spelling.nearest(to: name, in: known)
                note(
                    keyPlace, "unknown key `\(name)`",
                    help: nearest.map { "Did you mean `\($0)`?" } ?? "Keys: \(Self.list(known)).")
                continue
            }
            nodes[scalar.string] = value
        }
        for name in required where nodes[name] == nil {
            note(place, "the key `\(name)` is missing", help: "Add `\(name):`.")
        }
        let fields = Fields(place: place, nodes: nodes)
        places[place.path] = place
        for (name, node) in nodes {
            places[fields.path(name)] = Place(node, path: fields.path(name))
        }
        return fields
    }

    /// The elements of a list that may be left out.
    func list(_ fields: Fields, _ name: String) -> [(Node, Place)] {
        guard let node = fields.nodes[name] else { return [] }
        let path = fields.path(name)
        guard case .sequence(let sequence) = node else {
            note(
                Place(node, path: path), "`\(name)` must be a list",
                help: "Write each element on its own line after `- `, or `[]` for none.")
            return []
        }
        return sequence.enumerated().map { ($1, Place($1, path: "\(path)[\($0)]")) }
    }

    /// A value that is read from a text; nil where it is left out or noted.
    func value<Value>(
        _ fields: Fields, _ name: String, _ expected: String, read: (String) -> Value?
    ) -> Value? {
        fields.nodes[name].flatMap {
            value($0, Place($0, path: fields.path(name)), expected, read: read)
        }
    }

    /// A value that is read from a text; nil where it is noted.
    func value<Value>(
        _ node: Node, _ place: Place, _ expected: String, read: (String) -> Value?
    ) -> Value? {
        guard case .scalar(let scalar) = node, scalar.anchor == nil else {
            note(place, "expected \(expected)", help: "Write one value, not a list or mapping.")
            return nil
        }
        guard let value = read(scalar.string) else {
            note(
                place, "`\(Self.shortened(scalar.string))` is not \(expected)",
                help: "Write \(expected).")
            return nil
        }
        return value
    }

    /// One of a closed set of words.
    func choice<Value: RawRepresentable & CaseIterable>(
        _ fields: Fields, _ name: String
    ) -> Value? where Value.RawValue == String {
        fields.nodes[name].flatMap { choice($0, Place($0, path: fields.path(name))) }
    }

    /// One of a closed set of words.
    func choice<Value: RawRepresentable & CaseIterable>(
        _ node: Node, _ place: Place
    ) -> Value? where Value.RawValue == String {
        let words = Value.allCases.map(\.rawValue)
        guard let text = node.scalar?.string, let value = Value(rawValue: text) else {
            let text = node.scalar?.string ?? ""
            let nearest = Spelling.nearest(to: text, in: words)
            note(
                place, "`\(Self.shortened(text))` is not one of \(Self.list(words))",
                help: nearest.map { "Did you mean `\($0)`?" } ?? "Write one of them.")
            return nil
        }
        return value
    }

    /// `true` or `false`; the default where it is left out.
    func flag(_ fields: Fields, _ name: String, default standard: Bool) -> Bool {
        value(fields, name, "true or false") { ["true": true, "false": false][$0] } ?? standard
    }

    /// A text for people: 1 to 200 characters on one line.
    func words(_ fields: Fields, _ name: String) -> String? {
        value(fields, name, "a text of 1 to 200 characters on one line") { text in
            let isPlain = text.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control
                    && ![.lineSeparator, .paragraphSeparator].contains(
                        $0.properties.generalCategory)
            }
            let isBlank = text.allSatisfy(\.isWhitespace)
            return isPlain && !isBlank && (1...200).contains(text.count) ? text : nil
        }
    }

    static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    static func shortened(_ text: String) -> String {
        text.count > 60 ? text.prefix(60) + "…" : text
    }

    static var identifier: String {
        "a name of 1 to 64 characters a-z 0-9 . _ - that begins with a letter or digit"
    }
}

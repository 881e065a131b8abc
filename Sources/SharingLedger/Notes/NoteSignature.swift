/// One signature line of a note: `— <name> <base64 of identifier and signature>`.
///
/// Source: C2SP signed-note.
public struct NoteSignature: Sendable, Hashable {
    /// Who signed, by the line's own word.
    public let key: NoteKey
    /// The signature's bytes, without the key's identifier.
    public let bytes: [UInt8]

    init(key: NoteKey, bytes: [UInt8]) {
        self.key = key
        self.bytes = bytes
    }

    /// Reads a line without its line end; nil where it is not of that form.
    init?(line: Substring) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", let bytes = Base64.bytes(of: parts[2]),
            bytes.count > 4
        else { return nil }
        let identifier = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        guard let key = NoteKey(name: parts[1], identifier: identifier) else { return nil }
        self.init(key: key, bytes: Array(bytes.dropFirst(4)))
    }

    /// The line, without its line end.
    public var line: String {
        "\u{2014} \(key.name) " + Base64.text(of: key.identifierBytes + bytes)
    }
}

import Synchronization

/// Swift source with comments and the contents of string literals blanked out, so that words and
/// braces in them are not taken for code. Line numbers stay as they were.
struct SwiftText {
    /// The lines, comments and literals blanked.
    let lines: [String]

    /// Scrubs a source; several rules look at the same files, so each is done once.
    init(_ source: String) {
        if let known = Self.scrubbed.withLock({ $0[source] }) {
            lines = known
            return
        }
        var scrubber = Scrubber(Array(source.utf8))
        let text = scrubber.scrubbed()
        let lines = String(decoding: text, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        self.lines = lines
        Self.scrubbed.withLock { $0[source] = lines }
    }

    private static let scrubbed = Mutex<[String: [String]]>([:])

    /// The identifiers and keywords of a line, in order.
    static func words(_ line: String) -> [String] {
        line.utf8.split { byte in
            switch byte {
            case 0x30...0x39, 0x40...0x5A, 0x5F, 0x61...0x7A, 0x80...: false
            default: true
            }
        }.compactMap { String($0) }
    }
}

private struct Scrubber {
    private let source: [UInt8]
    private var result: [UInt8] = []
    private var position = 0

    init(_ source: [UInt8]) { self.source = source }

    mutating func scrubbed() -> [UInt8] {
        code(untilParenthesis: false)
        return result
    }

    private func at(_ offset: Int) -> UInt8 {
        position + offset < source.count ? source[position + offset] : 0
    }

    private func startsWith(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        at(0) == UInt8(ascii: first) && at(1) == UInt8(ascii: second)
    }

    private mutating func keep() {
        result.append(source[position])
        position += 1
    }

    private mutating func blank() {
        result.append(source[position] == 0x0A ? 0x0A : 0x20)
        position += 1
    }

    /// Code up to the end, or to the parenthesis that closes an interpolation.
    private mutating func code(untilParenthesis: Bool) {
        var depth = 0
        while position < source.count {
            if startsWith("/", "/") {
                while position < source.count, at(0) != 0x0A { blank() }
            } else if startsWith("/", "*") {
                blockComment()
            } else if let hashes = literalStart() {
                literal(hashes: hashes)
            } else {
                if at(0) == 0x28 { depth += 1 }
                if at(0) == 0x29 {
                    if untilParenthesis, depth == 0 { return }
                    depth -= 1
                }
                keep()
            }
        }
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if startsWith("/", "*") {
                depth += 1
                blank()
            } else if startsWith("*", "/") {
                depth -= 1
                blank()
            }
            blank()
        } while depth > 0 && position < source.count
    }

    /// How many `#` open a string literal here; nil where none begins.
    private func literalStart() -> Int? {
        var hashes = 0
        while at(hashes) == 0x23 { hashes += 1 }
        return at(hashes) == 0x22 ? hashes : nil
    }

    private mutating func literal(hashes: Int) {
        for _ in 0..<hashes { blank() }
        let isLong = at(0) == 0x22 && at(1) == 0x22 && at(2) == 0x22
        let quotes = isLong ? 3 : 1
        for _ in 0..<quotes { keep() }
        while position < source.count {
            if at(0) == 0x5C, (0..<hashes).allSatisfy({ at(1 + $0) == 0x23 }) {
                blank()
                for _ in 0..<hashes { blank() }
                if at(0) == 0x28 {
                    keep()
                    code(untilParenthesis: true)
                    if position < source.count { keep() }
                } else if position < source.count {
                    blank()
                }
            } else if closes(quotes: quotes, hashes: hashes) {
                for _ in 0..<quotes { keep() }
                for _ in 0..<hashes { blank() }
                return
            } else if at(0) == 0x0A, !isLong {
                return
            } else {
                blank()
            }
        }
    }

    private func closes(quotes: Int, hashes: Int) -> Bool {
        (0..<quotes).allSatisfy { at($0) == 0x22 }
            && (0..<hashes).allSatisfy { at(quotes + $0) == 0x23 }
    }
}

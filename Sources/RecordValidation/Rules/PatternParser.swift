/// Reads the part of ECMA-262 regular expressions that a finite automaton can decide, by Unicode
/// scalar. Lookaround, backreferences, word boundaries and property classes are refused.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    private static let repeatMax = 1000
    private static let depthMax = 50

    static func parse(_ pattern: String) throws(PatternError) -> PatternNode {
        var parser = PatternParser(scalars: Array(pattern.unicodeScalars))
        let node = try parser.choice()
        guard parser.position == parser.scalars.count else {
            throw PatternError(reason: "has a ')' too many")
        }
        return node
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private var current: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        position += 1
        return true
    }

    private mutating func choice() throws(PatternError) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax else { throw PatternError(reason: "is nested too deeply") }
        var options = [try sequence()]
        while take("|") { options.append(try sequence()) }
        return options.count == 1 ? options[0] : .choice(options)
    }

    private mutating func sequence() throws(PatternError) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            nodes.append(try term(scalar))
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    private mutating func term(_ scalar: Unicode.Scalar) throws(PatternError) -> PatternNode {
        position += 1
        let atom: PatternNode
        switch scalar {
        case "^": return .start
        case "$": return .end
        case "(": atom = try group()
        case "[": atom = .scalars(try characterClass())
        case ".": atom = .scalars(ScalarSet.inverted(ScalarSet.lineEnds))
        case "\\": atom = .scalars(try escape(inClass: false))
        case "*", "+", "?", "{", "}", "]":
            throw PatternError(reason: "has a '\(scalar)' that stands alone")
        default: atom = .scalars([scalar.value...scalar.value])
        }
        return try quantified(atom)
    }

    private mutating func group() throws(PatternError) -> PatternNode {
        if take("?") {
            if take("<") {
                guard let next = current, next != "=", next != "!" else {
                    throw PatternError(reason: "looks behind, which is not supported")
                }
                while let scalar = current, scalar != ">" { _ = take(scalar) }
                guard take(">") else { throw PatternError(reason: "has an unclosed group name") }
            } else if !take(":") {
                throw PatternError(reason: "looks ahead, which is not supported")
            }
        }
        let node = try choice()
        guard take(")") else { throw PatternError(reason: "has an unclosed '('") }
        return node
    }

    private mutating func quantified(_ atom: PatternNode) throws(PatternError) -> PatternNode {
        var least = 1
        var most: Int? = 1
        if take("*") {
            (least, most) = (0, nil)
        } else if take("+") {
            (least, most) = (1, nil)
        } else if take("?") {
            (least, most) = (0, 1)
        } else if take("{") {
            least = try number()
            most = least
            if take(",") { most = current == "}" ? nil : try number() }
            guard take("}") else { throw PatternError(reason: "has an unclosed '{'") }
            if let most, most < least {
                throw PatternError(reason: "repeats at most less often than at least")
            }
        } else {
            return atom
        }
        // A lazy quantifier matches the same texts.
        _ = take("?")
        return .repeated(atom, least: least, most: most)
    }

    private mutating func number() throws(PatternError) -> Int {
        var value = 0
        let start = position
        while let scalar = current, ("0"..."9").contains(scalar) {
            value = value * 10 + Int(scalar.value - 0x30)
            guard value <= Self.repeatMax else {
                throw PatternError(reason: "repeats more than \(Self.repeatMax) times")
            }
            position += 1
        }
        guard position > start else { throw PatternError(reason: "has a '{' without a number") }
        return value
    }

    private mutating func characterClass() throws(PatternError) -> [ClosedRange<UInt32>] {
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        while !take("]") {
            let low = try classAtom()
            let isRange =
                current == "-" && position + 1 < scalars.count && scalars[position + 1] != "]"
            guard isRange else {
                ranges += low
                continue
            }
            position += 1
            let high = try classAtom()
            guard low.count == 1, high.count == 1, low[0].count == 1, high[0].count == 1,
                low[0].lowerBound <= high[0].lowerBound
            else { throw PatternError(reason: "has a range in [] that runs backwards") }
            ranges.append(low[0].lowerBound...high[0].lowerBound)
        }
        let sorted = ScalarSet.merged(ranges)
        return isInverted ? ScalarSet.inverted(sorted) : sorted
    }

    private mutating func classAtom() throws(PatternError) -> [ClosedRange<UInt32>] {
        guard let scalar = current else { throw PatternError(reason: "has an unclosed '['") }
        position += 1
        return scalar == "\\" ? try escape(inClass: true) : [scalar.value...scalar.value]
    }

    private mutating func escape(inClass: Bool) throws(PatternError) -> [ClosedRange<UInt32>] {
        guard let scalar = current else { throw PatternError(reason: "ends with '\\'") }
        position += 1
        func one(_ value: UInt32) -> [ClosedRange<UInt32>] { [value...value] }
        switch scalar {
        case "d": return ScalarSet.digits
        case "D": return ScalarSet.inverted(ScalarSet.digits)
        case "w": return ScalarSet.word
        case "W": return ScalarSet.inverted(ScalarSet.word)
        case "s": return ScalarSet.space
        case "S": return ScalarSet.inverted(ScalarSet.space)
        case "t": return one(0x09)
        case "n": return one(0x0A)
        case "v": return one(0x0B)
        case "f": return one(0x0C)
        case "r": return one(0x0D)
        case "0": return one(0)
        case "b" where inClass: return one(0x08)
        case "x": return one(try hexadecimal(digits: 2))
        case "u":
            guard take("{") else { return one(try hexadecimal(digits: 4)) }
            let value = try hexadecimal(digits: nil)
            guard take("}") else { throw PatternError(reason: "has an unclosed \\u{") }
            return one(value)
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/", "-":
            return one(scalar.value)
        default:
            throw PatternError(reason: "uses '\\\(scalar)', which is not supported")
        }
    }

    private mutating func hexadecimal(digits: Int?) throws(PatternError) -> UInt32 {
        let start = position
        while let scalar = current, scalar.properties.isASCIIHexDigit,
            position - start < digits ?? 6
        {
            position += 1
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        guard position - start == digits ?? (position - start),
            let value = UInt32(String(text), radix: 16), Unicode.Scalar(value) != nil
        else { throw PatternError(reason: "has a bad \\x or \\u escape") }
        return value
    }
}

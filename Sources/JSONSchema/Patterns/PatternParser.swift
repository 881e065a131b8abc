/// Reads a regular expression. Source: ECMA-262 §22.2.1 with the `u` flag.
struct PatternParser {
    /// The deepest nesting of groups, which bounds the recursion of parser and matcher.
    static let depthMax = 100
    /// The largest number of a quantifier.
    static let countMax = 100_000

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private var groupCount = 0
    private var groupNames: [String: [Int]] = [:]
    private var largestReference = 0
    private var namedReferences: [(name: String, offset: Int)] = []
    private let names: [(name: String, number: Int)]

    /// The tree of an expression, and how many groups it captures.
    /// - Throws: `PatternFault`.
    static func parse(_ text: String) throws(PatternFault) -> (PatternNode, groupCount: Int) {
        let scalars = Array(text.unicodeScalars)
        var first = PatternParser(scalars, names: [])
        _ = try first.pattern()
        // Names may be used before they are given: a second reading knows them all.
        var parser = PatternParser(
            scalars, names: first.groupNames.flatMap { name, numbers in numbers.map { (name, $0) } }
        )
        let node = try parser.pattern()
        return (node, parser.groupCount)
    }

    private init(_ scalars: [Unicode.Scalar], names: [(name: String, number: Int)]) {
        self.scalars = scalars
        self.names = names
    }

    private mutating func pattern() throws(PatternFault) -> PatternNode {
        let node = try disjunction()
        guard position == scalars.count else { throw fault("a parenthesis that closes nothing") }
        guard largestReference <= groupCount else {
            throw fault("a reference to a group that is not there")
        }
        for reference in namedReferences where groupNames[reference.name] == nil {
            throw PatternFault(
                reason: "a reference to a group that is not there", offset: reference.offset)
        }
        return node
    }

    func fault(_ reason: String) -> PatternFault { PatternFault(reason: reason, offset: position) }

    // MARK: Scalars

    var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func take(_ text: StaticString) -> Bool {
        let wanted = Array("\(text)".unicodeScalars)
        guard scalars[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    mutating func next() -> Unicode.Scalar? {
        guard let scalar = current else { return nil }
        position += 1
        return scalar
    }

    /// Goes back to an earlier place.
    mutating func rewind(to earlier: Int) { position = earlier }

    /// How many scalars are read.
    var offset: Int { position }

    // MARK: Terms

    private mutating func disjunction() throws(PatternFault) -> PatternNode {
        depth += 1
        guard depth <= Self.depthMax else { throw fault("groups nested too deeply") }
        var choices = [try alternative()]
        while take("|") { choices.append(try alternative()) }
        depth -= 1
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func alternative() throws(PatternFault) -> PatternNode {
        var terms: [PatternNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            terms.append(try term())
        }
        return terms.count == 1 ? terms[0] : terms.isEmpty ? .empty : .sequence(terms)
    }

    private mutating func term() throws(PatternFault) -> PatternNode {
        if take("^") { return .start }
        if take("$") { return .end }
        if take("\\b") { return .wordBoundary(isNegated: false) }
        if take("\\B") { return .wordBoundary(isNegated: true) }
        let groupsBefore = groupCount
        if take("(?=") { return try look(isBehind: false, isNegated: false) }
        if take("(?!") { return try look(isBehind: false, isNegated: true) }
        if take("(?<=") { return try look(isBehind: true, isNegated: false) }
        if take("(?<!") { return try look(isBehind: true, isNegated: true) }
        let atom = try self.atom()
        return try quantified(atom, groups: groupsBefore..<groupCount)
    }

    private mutating func look(isBehind: Bool, isNegated: Bool) throws(PatternFault) -> PatternNode
    {
        let before = groupCount
        let body = try disjunction()
        guard take(")") else { throw fault("a group that is not closed") }
        return .look(
            body, isBehind: isBehind, isNegated: isNegated, groups: before..<groupCount)
    }

    private mutating func quantified(
        _ atom: PatternNode, groups: Range<Int>
    ) throws(PatternFault) -> PatternNode {
        let least: Int
        let most: Int?
        if take("*") {
            (least, most) = (0, nil)
        } else if take("+") {
            (least, most) = (1, nil)
        } else if take("?") {
            (least, most) = (0, 1)
        } else if take("{") {
            (least, most) = try counts()
        } else {
            return atom
        }
        let isLazy = take("?")
        return .repeat(atom, atLeast: least, atMost: most, isLazy: isLazy, groups: groups)
    }

    private mutating func counts() throws(PatternFault) -> (Int, Int?) {
        let least = try count()
        if take("}") { return (least, least) }
        guard take(",") else { throw fault("a quantifier that is not closed") }
        if take("}") { return (least, nil) }
        let most = try count()
        guard take("}") else { throw fault("a quantifier that is not closed") }
        guard least <= most else { throw fault("a quantifier whose numbers are out of order") }
        return (least, most)
    }

    private mutating func count() throws(PatternFault) -> Int {
        var value: Int?
        while let digit = current?.decimalValue {
            position += 1
            value = min((value ?? 0) * 10 + digit, Self.countMax + 1)
        }
        guard let value else { throw fault("a quantifier without a number") }
        guard value <= Self.countMax else { throw fault("a quantifier above \(Self.countMax)") }
        return value
    }

    private mutating func atom() throws(PatternFault) -> PatternNode {
        if take(".") { return .characters(.anyButLineEnd) }
        if take("(?:") { return try group(number: nil) }
        if take("(?<") {
            let name = try groupName()
            groupCount += 1
            guard groupNames[name] == nil else { throw fault("a group name given twice") }
            groupNames[name] = [groupCount]
            return try group(number: groupCount)
        }
        if take("(") {
            guard current != "?" else { throw fault("a kind of group that ECMA-262 has not") }
            groupCount += 1
            return try group(number: groupCount)
        }
        if take("[") { return .characters(try characterClass()) }
        if take("\\") { return try atomEscape() }
        guard let scalar = current else { throw fault("the expression ends too early") }
        if "*+?".unicodeScalars.contains(scalar) { throw fault("a quantifier of nothing") }
        if "{}]".unicodeScalars.contains(scalar) {
            throw fault("a bracket that must be written with \\ before it")
        }
        position += 1
        return .characters(ScalarClass(scalar))
    }

    private mutating func group(number: Int?) throws(PatternFault) -> PatternNode {
        let body = try disjunction()
        guard take(")") else { throw fault("a group that is not closed") }
        return number.map { .group(body, number: $0) } ?? body
    }

    private mutating func groupName() throws(PatternFault) -> String {
        var name = ""
        while let scalar = current, scalar != ">" {
            position += 1
            let letter: Unicode.Scalar
            if scalar == "\\" {
                guard take("u") else { throw fault("not a group name") }
                letter = try unicodeEscape()
            } else {
                letter = scalar
            }
            let isPart =
                letter == "$" || letter == "_"
                || (name.isEmpty ? letter.properties.isIDStart : letter.properties.isIDContinue)
                || (!name.isEmpty && (letter == "\u{200C}" || letter == "\u{200D}"))
            guard isPart else { throw fault("not a group name") }
            name.unicodeScalars.append(letter)
        }
        guard take(">"), !name.isEmpty else { throw fault("not a group name") }
        return name
    }

    private mutating func atomEscape() throws(PatternFault) -> PatternNode {
        guard let scalar = current else { throw fault("the expression ends too early") }
        if let digit = scalar.decimalValue, digit > 0 {
            var number = 0
            while let digit = current?.decimalValue {
                position += 1
                number = min(number * 10 + digit, Self.countMax)
            }
            largestReference = max(largestReference, number)
            return .backReference([number])
        }
        if take("k") {
            let start = position
            guard take("<") else { throw fault("a reference without a name") }
            let name = try groupName()
            namedReferences.append((name, start))
            return .backReference(names.filter { $0.name == name }.map(\.number))
        }
        return .characters(ScalarClass([try classEscape(isInClass: false)]))
    }
}

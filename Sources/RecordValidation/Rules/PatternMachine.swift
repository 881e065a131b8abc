/// The nondeterministic automaton of a pattern, over UTF-8 bytes.
struct PatternMachine {
    /// One state.
    enum State {
        case bytes(ClosedRange<UInt8>, next: Int)
        case split(Int, Int)
        case start(next: Int)
        case end(next: Int)
        case match
    }

    private(set) var states: [State] = []
    private(set) var first = 0

    private static let statesMax = 20_000

    /// Builds the automaton that searches for a pattern anywhere in a text, as JSON Schema does.
    init(_ node: PatternNode) throws(PatternError) {
        let match = try add(.match)
        first = try build(.sequence([Self.anything, node, Self.anything]), match)
    }

    private static var anything: PatternNode {
        .repeated(.scalars([0...0x10FFFF]), least: 0, most: nil)
    }

    private mutating func add(_ state: State) throws(PatternError) -> Int {
        guard states.count < Self.statesMax else {
            throw PatternError(reason: "is too large to compile")
        }
        states.append(state)
        return states.count - 1
    }

    private mutating func build(_ node: PatternNode, _ next: Int) throws(PatternError) -> Int {
        switch node {
        case .empty: return next
        case .start: return try add(.start(next: next))
        case .end: return try add(.end(next: next))
        case .scalars(let ranges): return try build(ranges, next)
        case .sequence(let nodes):
            var entry = next
            for node in nodes.reversed() { entry = try build(node, entry) }
            return entry
        case .choice(let nodes):
            var entry = try build(nodes[nodes.count - 1], next)
            for node in nodes.dropLast().reversed() {
                entry = try add(.split(try build(node, next), entry))
            }
            return entry
        case .repeated(let node, let least, let most):
            var entry = next
            if let most {
                for _ in 0..<(most - least) {
                    entry = try add(.split(try build(node, entry), next))
                }
            } else {
                let loop = try add(.split(next, next))
                let body = try build(node, loop)
                states[loop] = .split(body, next)
                entry = loop
            }
            for _ in 0..<least { entry = try build(node, entry) }
            return entry
        }
    }

    private mutating func build(
        _ ranges: [ClosedRange<UInt32>], _ next: Int
    ) throws(PatternError) -> Int {
        var options: [Int] = []
        for range in ranges {
            for sequence in ScalarSet.byteSequences(range) {
                var entry = next
                for bytes in sequence.reversed() {
                    entry = try add(.bytes(bytes, next: entry))
                }
                options.append(entry)
            }
        }
        // An empty class matches nothing: a range that no byte of UTF-8 falls into.
        guard var entry = options.last else { return try add(.bytes(0xFF...0xFF, next: next)) }
        for option in options.dropLast().reversed() { entry = try add(.split(option, entry)) }
        return entry
    }

    /// The states reachable without a byte.
    func closure(_ seeds: [Int], atStart: Bool, atEnd: Bool) -> [Int] {
        var seen: Set<Int> = []
        var pending = seeds
        var result: [Int] = []
        while let state = pending.popLast() {
            guard seen.insert(state).inserted else { continue }
            switch states[state] {
            case .split(let one, let other): pending += [one, other]
            case .start(let next): if atStart { pending.append(next) }
            case .end(let next):
                if atEnd { pending.append(next) } else { result.append(state) }
            case .bytes, .match: result.append(state)
            }
        }
        return result.sorted()
    }
}

/// A regular expression as instructions.
struct PatternProgram: Sendable {
    /// One step. Sequences that look behind stand in reverse.
    enum Instruction: Sendable {
        /// Takes one scalar of the class: the next, or, when looking behind, the one before.
        case take(ScalarClass, isBackward: Bool)
        case jump(Int)
        /// Goes to the first; if that fails, to the second.
        case split(Int, Int)
        case start
        case end
        case wordBoundary(isNegated: Bool)
        /// Notes the position as one end of a captured group.
        case save(Int)
        /// Forgets what groups captured in an earlier round.
        case forget(Range<Int>)
        case backReference([Int], isBackward: Bool)
        /// Runs from the next instruction to `match` at the same place, then goes on at `after`.
        case look(after: Int, isNegated: Bool)
        /// Notes the position at which a round begins.
        case enterRound(Int)
        /// Fails if the round has taken nothing.
        case leaveRound(Int)
        case match
    }

    /// The most instructions: what a pattern may cost in memory and, times the text, in time.
    static let instructionsMax = 20_000

    private(set) var instructions: [Instruction] = []
    private(set) var roundCount = 0
    /// Whether the language is regular, so that no order of trying matters.
    private(set) var isRegular = true
    let groupCount: Int

    /// Translates a tree.
    /// - Throws: `PatternFault` where the program would be too long.
    init(_ node: PatternNode, groupCount: Int) throws(PatternFault) {
        self.groupCount = groupCount
        try emit(node, isBackward: false)
        try append(.match)
    }

    private mutating func append(_ instruction: Instruction) throws(PatternFault) {
        guard instructions.count < Self.instructionsMax else {
            throw PatternFault(reason: "an expression that is too large", offset: 0)
        }
        instructions.append(instruction)
    }

    private mutating func emit(_ node: PatternNode, isBackward: Bool) throws(PatternFault) {
        switch node {
        case .empty: break
        case .characters(let set): try append(.take(set, isBackward: isBackward))
        case .sequence(let nodes):
            for node in isBackward ? nodes.reversed() : nodes {
                try emit(node, isBackward: isBackward)
            }
        case .choice(let nodes): try emitChoice(nodes[...], isBackward: isBackward)
        case .repeat(let body, let least, let most, let isLazy, let groups):
            try emitRepeat(
                body, (least, most), isLazy: isLazy, groups: groups, isBackward: isBackward)
        case .group(let body, let number):
            try append(.save(2 * number + (isBackward ? 1 : 0)))
            try emit(body, isBackward: isBackward)
            try append(.save(2 * number + (isBackward ? 0 : 1)))
        case .backReference(let groups):
            isRegular = false
            try append(.backReference(groups, isBackward: isBackward))
        case .start: try append(.start)
        case .end: try append(.end)
        case .wordBoundary(let isNegated): try append(.wordBoundary(isNegated: isNegated))
        case .look(let body, let isBehind, let isNegated, _):
            isRegular = false
            let place = instructions.count
            try append(.match)
            try emit(body, isBackward: isBehind)
            try append(.match)
            instructions[place] = .look(after: instructions.count, isNegated: isNegated)
        }
    }

    private mutating func emitChoice(
        _ nodes: ArraySlice<PatternNode>, isBackward: Bool
    ) throws(PatternFault) {
        var jumps: [Int] = []
        for node in nodes.dropLast() {
            let split = instructions.count
            try append(.match)
            try emit(node, isBackward: isBackward)
            jumps.append(instructions.count)
            try append(.match)
            instructions[split] = .split(split + 1, instructions.count)
        }
        if let last = nodes.last { try emit(last, isBackward: isBackward) }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func emitRepeat(
        _ body: PatternNode, _ counts: (least: Int, most: Int?), isLazy: Bool, groups: Range<Int>,
        isBackward: Bool
    ) throws(PatternFault) {
        for _ in 0..<counts.least { try emitRound(body, groups, isBackward: isBackward) }
        guard let most = counts.most else {
            let split = instructions.count
            try append(.match)
            try emitOptionalRound(body, groups, isBackward: isBackward)
            try append(.jump(split))
            setSplit(at: split, isLazy: isLazy)
            return
        }
        var splits: [Int] = []
        for _ in counts.least..<most {
            splits.append(instructions.count)
            try append(.match)
            try emitOptionalRound(body, groups, isBackward: isBackward)
        }
        for split in splits { setSplit(at: split, isLazy: isLazy) }
    }

    private mutating func setSplit(at place: Int, isLazy: Bool) {
        let after = instructions.count
        instructions[place] = isLazy ? .split(after, place + 1) : .split(place + 1, after)
    }

    private mutating func emitRound(
        _ body: PatternNode, _ groups: Range<Int>, isBackward: Bool
    ) throws(PatternFault) {
        let before = instructions.count
        if !groups.isEmpty { try append(.forget(groups)) }
        try emit(body, isBackward: isBackward)
        // A body may come to nothing: even so each round counts, so that their number has a limit.
        if instructions.count == before { try append(.jump(before + 1)) }
    }

    /// A round beyond the least number must take something. Source: ECMA-262 §22.2.2.3.1.
    private mutating func emitOptionalRound(
        _ body: PatternNode, _ groups: Range<Int>, isBackward: Bool
    ) throws(PatternFault) {
        let round = roundCount
        roundCount += 1
        try append(.enterRound(round))
        try emitRound(body, groups, isBackward: isBackward)
        try append(.leaveRound(round))
    }
}

/// Runs a program that looks around or refers back, trying one way after another, up to a limit.
struct BacktrackingMatcher {
    /// The most ways that may be left to try, which bounds the memory.
    private static let waysMax = 4_000_000

    private let program: PatternProgram
    private let text: [Unicode.Scalar]
    private var captures: [Int]
    private var rounds: [Int]
    private var stepsLeft: Int

    /// What is undone or tried when a way fails.
    private enum Step {
        case resume(at: Int, position: Int)
        case restoreCapture(Int, Int)
        case restoreRound(Int, Int)
    }

    init(_ program: PatternProgram, _ text: [Unicode.Scalar], stepsMax: Int) {
        self.program = program
        self.text = text
        captures = Array(repeating: -1, count: 2 * (program.groupCount + 1))
        rounds = Array(repeating: -1, count: program.roundCount)
        stepsLeft = stepsMax
    }

    /// Whether the pattern is found anywhere in the text; nil where that would take too many steps.
    mutating func finds() -> Bool? {
        for position in 0...text.count {
            var stack: [Step] = []
            let found = run(from: 0, at: position, &stack)
            if found != false { return found }
            for index in captures.indices { captures[index] = -1 }
        }
        return false
    }

    /// Runs to `match`. What is left on the stack undoes the captures.
    private mutating func run(from start: Int, at place: Int, _ stack: inout [Step]) -> Bool? {
        var counter = start
        var position = place
        while true {
            stepsLeft -= 1
            if stepsLeft < 0 { return nil }
            if case .match = program.instructions[counter] { return true }
            guard let next = step(counter, &position, &stack) else { return nil }
            if next >= 0 {
                counter = next
                continue
            }
            guard let way = backtrack(&stack) else { return false }
            (counter, position) = way
        }
    }

    private mutating func backtrack(_ stack: inout [Step]) -> (Int, Int)? {
        while let step = stack.popLast() {
            switch step {
            case .resume(let counter, let position): return (counter, position)
            case .restoreCapture(let index, let value): captures[index] = value
            case .restoreRound(let index, let value): rounds[index] = value
            }
        }
        return nil
    }

    /// The next instruction; -1 where this way fails, nil where the steps are used up.
    private mutating func step(
        _ counter: Int, _ position: inout Int, _ stack: inout [Step]
    ) -> Int? {
        switch program.instructions[counter] {
        case .take(let set, let isBackward):
            let index = isBackward ? position - 1 : position
            guard text.indices.contains(index), set.contains(text[index]) else { return -1 }
            position += isBackward ? -1 : 1
        case .jump(let target): return target
        case .split(let first, let second):
            if stack.count > Self.waysMax { return nil }
            stack.append(.resume(at: second, position: position))
            return first
        case .start: if position != 0 { return -1 }
        case .end: if position != text.count { return -1 }
        case .wordBoundary(let isNegated):
            if text.isWordBoundary(position) == isNegated { return -1 }
        case .save(let index): setCapture(index, position, &stack)
        case .forget(let groups):
            for group in groups {
                setCapture(2 * group + 2, -1, &stack)
                setCapture(2 * group + 3, -1, &stack)
            }
        case .backReference(let groups, let isBackward):
            guard takeCaptured(groups, isBackward, &position) else { return -1 }
        case .look(let after, let isNegated):
            return look(counter + 1, after, isNegated, position, &stack)
        case .enterRound(let round):
            stack.append(.restoreRound(round, rounds[round]))
            rounds[round] = position
        case .leaveRound(let round): if rounds[round] == position { return -1 }
        case .match: return counter
        }
        return counter + 1
    }

    private mutating func setCapture(_ index: Int, _ value: Int, _ stack: inout [Step]) {
        stack.append(.restoreCapture(index, captures[index]))
        captures[index] = value
    }

    /// Takes again what a group has captured; a group that has captured nothing is empty.
    private func takeCaptured(
        _ groups: [Int], _ isBackward: Bool, _ position: inout Int
    ) -> Bool {
        guard
            let group = groups.first(where: { captures[2 * $0] >= 0 && captures[2 * $0 + 1] >= 0 })
        else { return true }
        let captured = text[captures[2 * group]..<captures[2 * group + 1]]
        let start = isBackward ? position - captured.count : position
        guard start >= 0, start + captured.count <= text.count,
            captured.elementsEqual(text[start..<(start + captured.count)])
        else { return false }
        position = isBackward ? start : start + captured.count
        return true
    }

    /// Tries what is looked for; if it is found, no other way to it is tried later.
    private mutating func look(
        _ body: Int, _ after: Int, _ isNegated: Bool, _ position: Int, _ stack: inout [Step]
    ) -> Int? {
        var inner: [Step] = []
        guard let found = run(from: body, at: position, &inner) else { return nil }
        if found, !isNegated {
            for step in inner {
                if case .resume = step { continue }
                stack.append(step)
            }
            return after
        }
        if found {
            while let step = inner.popLast() {
                if case .restoreCapture(let index, let value) = step { captures[index] = value }
                if case .restoreRound(let index, let value) = step { rounds[index] = value }
            }
        }
        return found == isNegated ? -1 : after
    }
}

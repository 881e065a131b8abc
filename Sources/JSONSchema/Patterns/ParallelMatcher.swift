/// Runs a regular program in all its states at once: time is text times program, whatever the
/// pattern. Source: K. Thompson, "Regular Expression Search Algorithm", 1968.
struct ParallelMatcher {
    private let instructions: [PatternProgram.Instruction]
    private let text: [Unicode.Scalar]
    private var states: [Int] = []
    /// For each instruction, the step in which it was last added.
    private var added: [Int]
    private var pending: [Int] = []
    private var stepsLeft: Int

    init(_ program: PatternProgram, _ text: [Unicode.Scalar], stepsMax: Int) {
        instructions = program.instructions
        self.text = text
        added = Array(repeating: -1, count: instructions.count)
        stepsLeft = stepsMax
    }

    /// Whether the pattern is found anywhere in the text; nil where that would take too many steps.
    mutating func finds() -> Bool? {
        for position in 0...text.count {
            let old = states
            states.removeAll(keepingCapacity: true)
            if position > 0 {
                let scalar = text[position - 1]
                for state in old {
                    guard case .take(let set, _) = instructions[state], set.contains(scalar) else {
                        continue
                    }
                    if add(state + 1, at: position) { return true }
                }
            }
            if add(0, at: position) { return true }
            stepsLeft -= states.count + 1
            if stepsLeft < 0 { return nil }
        }
        return false
    }

    /// Adds a state and all that it reaches without taking a scalar; says whether one is a match.
    private mutating func add(_ state: Int, at position: Int) -> Bool {
        pending.append(state)
        while let state = pending.popLast() {
            if added[state] == position { continue }
            added[state] = position
            stepsLeft -= 1
            switch instructions[state] {
            case .take: states.append(state)
            case .jump(let target): pending.append(target)
            case .split(let first, let second): pending += [second, first]
            case .start: if position == 0 { pending.append(state + 1) }
            case .end: if position == text.count { pending.append(state + 1) }
            case .wordBoundary(let isNegated):
                if text.isWordBoundary(position) != isNegated { pending.append(state + 1) }
            case .save, .forget, .enterRound, .leaveRound: pending.append(state + 1)
            case .match:
                pending.removeAll(keepingCapacity: true)
                return true
            case .backReference, .look: break
            }
        }
        return false
    }
}

extension [Unicode.Scalar] {
    /// Whether exactly one side of a position is a word character. Source: ECMA-262 §22.2.2.4.
    func isWordBoundary(_ position: Int) -> Bool {
        let before = position > 0 && ScalarClass.anyWordCharacter.contains(self[position - 1])
        let after = position < count && ScalarClass.anyWordCharacter.contains(self[position])
        return before != after
    }
}

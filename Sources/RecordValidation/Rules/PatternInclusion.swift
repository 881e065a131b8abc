/// Decides whether one set of patterns leaves room for texts that another refuses.
///
/// Patterns here are regular languages, so that the question has an answer: the automata are walked
/// together until every joint state has been seen.
public enum PatternInclusion {
    private static let jointStatesMax = 20_000

    /// Whether every text that matches all premises, and no exception, matches all conclusions.
    /// - Parameters:
    ///   - premises: patterns of a dataset schema; none means any text.
    ///   - exceptions: patterns of the texts that do not count.
    ///   - conclusions: patterns of a dataset schema.
    /// - Returns: nil where a pattern cannot be read, or the answer would take too long.
    public static func holds(
        premises: [String], exceptions: [String] = [], conclusions: [String]
    ) -> Bool? {
        do {
            // The empty pattern matches all of UTF-8 and nothing else.
            let all = [""] + premises
            let machines = try (all + exceptions + conclusions).map { text throws(PatternError) in
                try PatternMachine(try PatternParser.parse(text))
            }
            return JointWalk(
                machines: machines, premises: all.count, exceptions: exceptions.count
            ).holds(jointStatesMax: jointStatesMax)
        } catch {
            return nil
        }
    }
}

/// Walks several automata over the same text.
private struct JointWalk {
    let machines: [PatternMachine]
    let premises: Int
    let exceptions: Int

    func holds(jointStatesMax: Int) -> Bool? {
        let alive = machines.map(Self.alive)
        let bytes = representatives
        let first = machines.map { $0.closure([$0.first], atStart: true, atEnd: false) }
        guard !isCounterexample(first, atStart: true) else { return false }
        var seen: Set<[[Int]]> = [first]
        var waiting = [first]
        while let joint = waiting.popLast() {
            for byte in bytes {
                let next = machines.indices.map { index in
                    step(machines[index], joint[index], byte).filter { alive[index][$0] }
                }
                guard !next[..<premises].contains(where: \.isEmpty), seen.insert(next).inserted
                else { continue }
                guard !isCounterexample(next, atStart: false) else { return false }
                guard seen.count <= jointStatesMax else { return nil }
                waiting.append(next)
            }
        }
        return true
    }

    private func step(_ machine: PatternMachine, _ states: [Int], _ byte: UInt8) -> [Int] {
        var targets: [Int] = []
        for state in states {
            if case .bytes(let range, let next) = machine.states[state], range.contains(byte) {
                targets.append(next)
            }
        }
        return machine.closure(targets, atStart: false, atEnd: false)
    }

    /// Whether a text that ends here matches the premises, no exception, and not every conclusion.
    private func isCounterexample(_ joint: [[Int]], atStart: Bool) -> Bool {
        let ends = machines.indices.map { index in
            machines[index].closure(joint[index], atStart: atStart, atEnd: true).contains {
                if case .match = machines[index].states[$0] { true } else { false }
            }
        }
        return ends[..<premises].allSatisfy { $0 }
            && !ends[premises..<(premises + exceptions)].contains(true)
            && ends[(premises + exceptions)...].contains(false)
    }

    /// The states from which a match can still come, once the text has begun.
    private static func alive(_ machine: PatternMachine) -> [Bool] {
        var sources = [[Int]](repeating: [], count: machine.states.count)
        var alive = [Bool](repeating: false, count: machine.states.count)
        var waiting: [Int] = []
        for (index, state) in machine.states.enumerated() {
            switch state {
            case .bytes(_, let next), .end(let next): sources[next].append(index)
            case .split(let one, let other):
                sources[one].append(index)
                sources[other].append(index)
            case .start: break
            case .match: waiting.append(index)
            }
        }
        while let index = waiting.popLast() {
            guard !alive[index] else { continue }
            alive[index] = true
            waiting += sources[index]
        }
        return alive
    }

    /// One byte for each set of bytes that no automaton tells apart.
    private var representatives: [UInt8] {
        var boundaries: Set<Int> = [0]
        for machine in machines {
            for case .bytes(let range, _) in machine.states {
                boundaries.insert(Int(range.lowerBound))
                boundaries.insert(Int(range.upperBound) + 1)
            }
        }
        return boundaries.filter { $0 < 256 }.sorted().map { UInt8($0) }
    }
}

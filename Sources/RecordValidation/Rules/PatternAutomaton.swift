/// A pattern compiled to a deterministic automaton over UTF-8 bytes: one step a byte, whatever the
/// pattern, so that none can stall the gateway. The memory belongs to a `TableMemory`.
@safe struct PatternAutomaton: BitwiseCopyable {
    /// The class of each of the 256 bytes.
    private let classes: UnsafePointer<UInt8>
    /// State × class to the row of the next state.
    private let steps: UnsafePointer<UInt16>
    /// For each row whether a text may end there; indexed like `steps`.
    private let accepting: UnsafePointer<Bool>
    private let first: Int

    private static let cellsMax = 60_000

    /// Compiles a pattern.
    /// - Throws: the reason why it cannot be compiled.
    init(_ pattern: String, memory: TableMemory) throws(PatternError) {
        let machine = try PatternMachine(try PatternParser.parse(pattern))
        let (classOf, representatives) = Self.byteClasses(machine)
        var rows: [[Int]: Int] = [:]
        var sets: [[Int]] = []
        func row(_ set: [Int]) -> Int {
            if let known = rows[set] { return known }
            rows[set] = sets.count
            sets.append(set)
            return sets.count - 1
        }
        let width = representatives.count
        _ = row(machine.closure([machine.first], atStart: true, atEnd: false))
        var steps: [UInt16] = []
        var index = 0
        while index < sets.count {
            for byte in representatives {
                var targets: [Int] = []
                for state in sets[index] {
                    if case .bytes(let range, let next) = machine.states[state],
                        range.contains(byte)
                    {
                        targets.append(next)
                    }
                }
                let next = row(machine.closure(targets, atStart: false, atEnd: false))
                guard next * width < Self.cellsMax else {
                    throw PatternError(reason: "is too large to compile")
                }
                steps.append(UInt16(next * width))
            }
            index += 1
        }
        var accepting = [Bool](repeating: false, count: sets.count * width)
        for (index, set) in sets.enumerated() {
            // "^" passes at the end too where the text is empty, which only the first state sees.
            accepting[index * width] = machine.closure(set, atStart: index == 0, atEnd: true)
                .contains { if case .match = machine.states[$0] { true } else { false } }
        }
        unsafe classes = memory.copy(classOf)
        unsafe self.steps = memory.copy(steps)
        unsafe self.accepting = memory.copy(accepting)
        first = 0
    }

    /// Whether a text matches.
    @inline(__always)
    func matches(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        var row = first
        var index = 0
        while index < count {
            unsafe row = Int(steps[row &+ Int(classes[Int(base[index])])])
            index &+= 1
        }
        return unsafe accepting[row]
    }

    /// Bytes that no state tells apart share a class.
    private static func byteClasses(
        _ machine: PatternMachine
    ) -> (classOf: [UInt8], representatives: [UInt8]) {
        var isBoundary = [Bool](repeating: false, count: 257)
        isBoundary[0] = true
        for case .bytes(let range, _) in machine.states {
            isBoundary[Int(range.lowerBound)] = true
            isBoundary[Int(range.upperBound) + 1] = true
        }
        var classOf: [UInt8] = []
        var representatives: [UInt8] = []
        for byte in 0..<256 {
            if isBoundary[byte] { representatives.append(UInt8(byte)) }
            classOf.append(UInt8(representatives.count - 1))
        }
        return (classOf, representatives)
    }
}

/// The findings of a report, in the order of the file. What many have in common is kept once, so
/// that a million take some 40 MiB.
public struct ViolationList: Sendable {
    /// One finding: its place, and the numbers of what is said of it.
    struct Entry: Sendable {
        /// Data row, line and byte offset; `nowhere` where there is none.
        var record = ViolationList.nowhere
        var line = ViolationList.nowhere
        var byteOffset = ViolationList.nowhere
        /// What it is, an index of `causes`.
        var cause: Int32
        /// What was there and what to do, numbers of texts; `noText` where there is none.
        var actual = ViolationList.noText
        var hint = ViolationList.noText
        /// A record that the hint names between its text and the next text; 0 for none.
        var named: UInt32 = 0
    }

    static let nowhere = Int.min
    static let noText: Int32 = -1

    /// What findings have in common: without place, actual and hint.
    private(set) var causes: [Violation] = []
    private(set) var entries: [Entry] = []
    private(set) var texts = TextStore()

    /// An empty list.
    public init() {}

    /// A list of the given findings.
    public init(_ violations: some Sequence<Violation>) {
        var keeper = ViolationKeeper()
        for violation in violations { keeper.append(violation) }
        self = keeper.list
    }

    mutating func add(cause: Violation) -> Int32 {
        causes.append(cause)
        return Int32(causes.count - 1)
    }

    mutating func add(text: String) -> Int32 { texts.add(text) }

    mutating func add(text: UnsafeBufferPointer<UInt8>) -> Int32 { unsafe texts.add(text) }

    mutating func append(_ entry: Entry) { entries.append(entry) }

    mutating func replace(entries: [Entry]) { self.entries = entries }

    /// What was there.
    func actual(_ entry: Entry) -> String? {
        entry.actual == Self.noText ? nil : texts[entry.actual]
    }

    /// What to do.
    func hint(_ entry: Entry) -> String? {
        guard entry.hint != Self.noText else { return nil }
        guard entry.named > 0 else { return texts[entry.hint] }
        return texts[entry.hint] + "\(entry.named)" + texts[entry.hint + 1]
    }
}

extension ViolationList: RandomAccessCollection {
    /// The first place.
    public var startIndex: Int { 0 }
    /// The place behind the last finding.
    public var endIndex: Int { entries.count }

    /// A finding.
    public subscript(position: Int) -> Violation {
        let entry = entries[position]
        var violation = causes[Int(entry.cause)]
        violation.record = entry.record == Self.nowhere ? nil : entry.record
        violation.line = entry.line == Self.nowhere ? nil : entry.line
        violation.byteOffset = entry.byteOffset == Self.nowhere ? nil : entry.byteOffset
        violation.actual = actual(entry)
        violation.hint = hint(entry)
        return violation
    }
}

extension ViolationList: ExpressibleByArrayLiteral, Hashable, CustomStringConvertible {
    /// The given findings.
    public init(arrayLiteral violations: Violation...) { self.init(violations) }

    /// Whether both hold the same findings in the same order.
    public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }

    /// Hashes the findings.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for violation in self { hasher.combine(violation) }
    }

    /// The findings as an array describes them.
    public var description: String { Array(self).description }
}

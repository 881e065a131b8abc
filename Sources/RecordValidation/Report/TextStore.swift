/// Texts, one behind another in one piece of memory, known by their numbers from 0.
struct TextStore: Sendable {
    private var bytes: [UInt8] = []
    /// Where each ends; it begins where the one before ends.
    private var ends: [Int] = []

    /// How many there are.
    var count: Int { ends.count }

    /// Adds a text.
    /// - Returns: its number.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
        unsafe bytes.append(contentsOf: text)
        ends.append(bytes.count)
        return Int32(ends.count - 1)
    }

    mutating func add(_ text: String) -> Int32 { add(Array(text.utf8)) }

    mutating func add(_ text: [UInt8]) -> Int32 {
        unsafe text.withUnsafeBufferPointer { unsafe add($0) }
    }

    subscript(number: Int32) -> String {
        String(decoding: bytes[range(of: number)], as: UTF8.self)
    }

    private func range(of number: Int32) -> Range<Int> {
        let index = Int(number)
        return (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// Gives access to the bytes of all texts.
    func read<Result, Fault: Error>(
        _ body: (borrowing Reader) throws(Fault) -> Result
    ) throws(Fault) -> Result {
        try unsafe bytes.withUnsafeBufferPointer { bytes throws(Fault) in
            try unsafe ends.withUnsafeBufferPointer { ends throws(Fault) in
                try unsafe body(Reader(bytes: bytes, ends: ends))
            }
        }
    }

    /// Reads texts as bytes; valid during one call.
    @safe struct Reader: ~Copyable {
        private let bytes: UnsafeBufferPointer<UInt8>
        private let ends: UnsafeBufferPointer<Int>

        init(bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<Int>) {
            unsafe self.bytes = bytes
            unsafe self.ends = ends
        }

        func text(_ number: Int32) -> UnsafeBufferPointer<UInt8> {
            let index = Int(number)
            let start = index == 0 ? 0 : unsafe ends[index - 1]
            return unsafe UnsafeBufferPointer(rebasing: bytes[start..<ends[index]])
        }
    }
}

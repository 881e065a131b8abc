import SharingModel

/// Reads one line as a JSON object, member by member, into the slots of the row program: nothing is
/// allocated for a cell, and what has escapes is written out into room that all lines share.
///
/// Strict: RFC 8259 with no member twice and no lone surrogate. Owned by one `FileValidator`.
@safe final class ObjectReader {
    /// What stands in a line for a column.
    enum Kind: UInt8 { case absent, null, text, number, yes, no, nested }

    /// What came of a line.
    enum Finding { case row, blank, fault(ObjectFault) }

    /// By column.
    let kinds: UnsafeMutablePointer<Kind>
    private let checker: RowChecker
    private let memory = TableMemory()
    private let names: ByteTable
    private let columnCount: Int
    let arena = LineArena()
    /// The first thing that is wrong with the line's form.
    var fault: ObjectFault?
    /// The first member that no column is named for, or that is there twice.
    private var memberFault: ObjectFault?
    /// Whether the string just read has escapes.
    var hasEscapes = false

    init(checker: RowChecker) {
        self.checker = checker
        let columns = checker.schema.columns
        names = ByteTable(columns.map(\.name), memory: memory)
        columnCount = columns.count
        unsafe kinds = .allocate(capacity: columns.count)
        unsafe kinds.initialize(repeating: .absent, count: columns.count)
    }

    deinit { unsafe kinds.deallocate() }

    /// Reads a line. Its first byte behind the end is a line feed.
    func read(_ base: UnsafePointer<UInt8>, count: Int) -> Finding {
        for column in 0..<columnCount {
            unsafe kinds[column] = .absent
            unsafe checker.positions[column] = -1
            checker.clear(column)
        }
        arena.reserve(for: count)
        fault = nil
        memberFault = nil
        var at = unsafe Self.space(base, 0)
        if at == count { return .blank }
        guard unsafe base[at] == 0x7B else { return malformed(at, .notAnObject) }
        at = unsafe members(base, at + 1)
        if at >= 0 {
            at = unsafe Self.space(base, at)
            if at != count { return malformed(at, .trailingText) }
        }
        if let fault = fault ?? memberFault { return .fault(fault) }
        return .row
    }

    private func malformed(_ offset: Int, _ reason: ObjectFault.Reason) -> Finding {
        .fault(ObjectFault(reason: reason, offset: offset))
    }

    /// Notes what is wrong with the line's form.
    /// - Returns: -1, which says so.
    func fail(_ offset: Int, _ reason: ObjectFault.Reason) -> Int {
        if fault == nil { fault = ObjectFault(reason: reason, offset: offset) }
        return -1
    }

    /// The first place that is no space. A line feed is none: it ends the line.
    @inline(__always)
    static func space(_ base: UnsafePointer<UInt8>, _ start: Int) -> Int {
        var at = start
        while true {
            let byte = unsafe base[at]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0D else { return at }
            at &+= 1
        }
    }

    /// Reads members up to the closing brace.
    /// - Returns: the place behind it; -1 where the form is wrong.
    private func members(_ base: UnsafePointer<UInt8>, _ start: Int) -> Int {
        var at = unsafe Self.space(base, start)
        if unsafe base[at] == 0x7D { return at &+ 1 }
        while true {
            guard unsafe base[at] == 0x22 else { return fail(at, .unexpected) }
            let name = at &+ 1
            let nameEnd = unsafe string(base, name)
            guard nameEnd >= 0 else { return -1 }
            let column = unsafe column(base, name, nameEnd)
            at = unsafe Self.space(base, nameEnd &+ 1)
            guard unsafe base[at] == 0x3A else { return fail(at, .unexpected) }
            at = unsafe value(base, Self.space(base, at &+ 1), column)
            guard at >= 0 else { return -1 }
            at = unsafe Self.space(base, at)
            let byte = unsafe base[at]
            if byte == 0x7D { return at &+ 1 }
            guard byte == 0x2C else { return fail(at, .unexpected) }
            at = unsafe Self.space(base, at &+ 1)
        }
    }

    /// The column that a member is named for; -1 where there is none, or it has a value already.
    @inline(__always)
    private func column(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var column = -1
        if hasEscapes {
            if let text = unsafe arena.unescaped(base, start, end, self) {
                unsafe column = names.index(of: text.base, count: text.count)
            }
        } else {
            unsafe column = names.index(of: base + start, count: end &- start)
        }
        if unsafe column >= 0 && kinds[column] == .absent { return column }
        unsafe noteMember(base, start, end, column)
        return -1
    }

    @inline(never)
    private func noteMember(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ column: Int
    ) {
        guard memberFault == nil else { return }
        let name = unsafe String(
            decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
        memberFault = ObjectFault(
            reason: column >= 0 ? .repeatedMember : .unknownMember(name),
            offset: start - 1, column: column >= 0 ? column : nil)
    }

    /// Reads a value into a column's slot.
    /// - Parameter column: -1 for a value that goes nowhere.
    /// - Returns: the place behind it; -1 where the form is wrong.
    @inline(__always)
    private func value(_ base: UnsafePointer<UInt8>, _ at: Int, _ column: Int) -> Int {
        let byte = unsafe base[at]
        if byte == 0x22 {
            let start = at &+ 1
            let end = unsafe string(base, start)
            guard end >= 0 else { return -1 }
            guard column >= 0 else { return end &+ 1 }
            if hasEscapes {
                guard unsafe setUnescaped(column, base, start, end) else { return -1 }
            } else {
                unsafe set(column, .text, base + start, end &- start, start)
            }
            if end &- start > Limits.fieldBytesMax { return tooLong(at, column) }
            return end &+ 1
        }
        if byte == 0x2D || (byte >= 0x30 && byte <= 0x39) {
            return unsafe numberValue(base, at, column)
        }
        return unsafe otherValue(base, at, column)
    }

    @inline(__always)
    private func set(
        _ column: Int, _ kind: Kind, _ text: UnsafePointer<UInt8>, _ count: Int, _ start: Int
    ) {
        unsafe kinds[column] = kind
        unsafe checker.slots[column].base = text
        unsafe checker.slots[column].count = count
        unsafe checker.positions[column] = column
        unsafe checker.fields.starts[column] = UInt32(truncatingIfNeeded: start)
    }

    @inline(never)
    private func setUnescaped(
        _ column: Int, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
    ) -> Bool {
        guard let text = unsafe arena.unescaped(base, start, end, self) else { return false }
        unsafe set(column, .text, text.base, text.count, start)
        return true
    }

    private func tooLong(_ offset: Int, _ column: Int) -> Int {
        if fault == nil {
            fault = ObjectFault(reason: .fieldTooLong, offset: offset, column: column)
        }
        return -1
    }

    private func numberValue(_ base: UnsafePointer<UInt8>, _ at: Int, _ column: Int) -> Int {
        let number = unsafe JSONNumberScan(base, at)
        guard number.end >= 0 else { return fail(at, .badNumber) }
        guard column >= 0 else { return number.end }
        let isInteger = unsafe checker.columns[column].kind == .integer
        if number.isPlain(forInteger: isInteger) {
            unsafe set(column, .number, base + at, number.end &- at, at)
        } else {
            let text = unsafe arena.plainNumber(base, number)
            unsafe set(column, .number, text.base, text.count, at)
        }
        return number.end
    }

    @inline(never)
    private func otherValue(_ base: UnsafePointer<UInt8>, _ at: Int, _ column: Int) -> Int {
        let (end, kind) = unsafe JSONSkip(reader: self).value(base, at, depth: 0)
        guard end >= 0 else { return -1 }
        if column >= 0 { unsafe set(column, kind, base + at, end &- at, at) }
        return end
    }

    /// Finds the end of a string.
    /// - Parameter start: behind its opening quote.
    /// - Returns: the place of its closing quote; -1 where the form is wrong.
    @inline(__always)
    func string(_ base: UnsafePointer<UInt8>, _ start: Int) -> Int {
        hasEscapes = false
        var at = start
        while true {
            let word = unsafe UInt64(
                littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
            let stops = WordScan.stringStops(word)
            if stops == 0 {
                at &+= 8
                continue
            }
            at &+= stops.trailingZeroBitCount &>> 3
            let byte = unsafe base[at]
            if byte == 0x22 { return at }
            // The line feed behind the line ends every string that does not end itself.
            guard byte == 0x5C, unsafe base[at &+ 1] >= 0x20 else {
                return fail(at, .controlCharacter)
            }
            hasEscapes = true
            at &+= 2
        }
    }
}

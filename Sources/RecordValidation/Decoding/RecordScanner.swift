import SharingModel

/// Reads one record byte by byte, across chunks, and finds what is wrong with its structure.
///
/// The fast path gives up on everything unusual; this reader decides it. Owned by one
/// `FileValidator`, which feeds it and takes each record.
@safe final class RecordScanner {
    /// What makes a record unusable, though the next can be read.
    enum Fault {
        case none
        /// A quote where none may stand; the second place is where the field's own quote opened.
        case strayQuote(field: Int, offset: Int, openLine: Int)
        case fieldTooLong(field: Int, offset: Int)
    }

    /// What makes the rest of the file unreadable.
    enum Stop {
        case none
        case nulByte(field: Int, offset: Int)
        case bareCarriageReturn(offset: Int)
        case unclosedQuote(field: Int, offset: Int, line: Int)
    }

    private enum State { case fieldStart, plain, quoted, quoteSeen, carriageReturn }

    /// The bytes of the record, as far as they are kept.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private var capacity = 4096
    /// How many bytes are kept.
    private(set) var kept = 0
    /// How many bytes the record has had, its line end included.
    private(set) var consumed = 0
    private(set) var fieldCount = 0
    private(set) var lineBreaks = 0
    private(set) var hasQuotes = false
    private(set) var fault = Fault.none
    private(set) var stop = Stop.none
    private(set) var isComplete = false

    private let fields: FieldTable
    private var state = State.fieldStart
    private var fieldStart = 0
    private var fieldOffset = 0
    private var fieldFlags: UInt8 = 0
    private var quoteLine = 0
    private var breaksInField = 0
    /// Whether the field is one of several lines that is longer than any may be.
    private var isOverlong = false
    /// Fields beyond this number are counted and not kept.
    private var fieldsKeptMax = FieldTable.capacity
    private var line = 1

    init(fields: FieldTable) {
        self.fields = fields
        unsafe bytes = .allocate(capacity: capacity + CellBytes.slack)
    }

    deinit { unsafe bytes.deallocate() }

    /// Whether a record has begun and is not at its end.
    var isOpen: Bool { consumed > 0 && !isComplete }

    /// Begins a record.
    func begin(line: Int, fieldsKeptMax: Int) {
        self.line = line
        fields.first = 0
        self.fieldsKeptMax = min(fieldsKeptMax, FieldTable.capacity)
        (kept, consumed, fieldCount, lineBreaks) = (0, 0, 0, 0)
        (hasQuotes, isComplete, fault, stop) = (false, false, .none, .none)
        state = .fieldStart
        beginField()
    }

    private func beginField() {
        fieldStart = kept
        fieldOffset = consumed
        fieldFlags = 0
        breaksInField = 0
        isOverlong = false
        state = .fieldStart
    }

    /// Takes bytes until the record ends or they do.
    /// - Returns: how many were taken.
    func feed(_ base: UnsafePointer<UInt8>, count: Int) -> Int {
        var index = 0
        while index < count {
            take(unsafe base[index])
            index += 1
            if isComplete { break }
            if case .none = stop { continue }
            break
        }
        return index
    }

    /// The file ends here.
    func finish() {
        switch state {
        case .carriageReturn: stop = .bareCarriageReturn(offset: consumed - 1)
        case .quoted: stopUnclosed()
        case .fieldStart, .plain, .quoteSeen: endRecord()
        }
    }

    private func take(_ byte: UInt8) {
        consumed += 1
        if byte == 0 {
            stop = .nulByte(field: fieldCount, offset: consumed - 1)
            return
        }
        switch state {
        case .fieldStart:
            if byte == 0x22 { openQuote() } else { takePlain(byte) }
        case .plain:
            if byte == 0x22 { strayQuote(openLine: 0) }
            takePlain(byte)
        case .quoted:
            if byte == 0x22 { state = .quoteSeen } else { takeQuoted(byte) }
        case .quoteSeen:
            if byte == 0x22 {
                fieldFlags |= FieldTable.escaped
                state = .quoted
                keep(byte)
                keep(byte)
            } else {
                if byte != 0x2C, byte != 0x0A, byte != 0x0D {
                    // A later cell's opening quote: nobody ever meant to close this one.
                    if isOverlong { return stopUnclosed() }
                    strayQuote(openLine: quoteLine)
                }
                takePlain(byte)
            }
        case .carriageReturn:
            if byte == 0x0A {
                endRecord()
            } else {
                stop = .bareCarriageReturn(offset: consumed - 2)
            }
        }
    }

    private func openQuote() {
        hasQuotes = true
        fieldFlags = FieldTable.quoted
        quoteLine = line + lineBreaks
        state = .quoted
        keep(0x22)
        fieldStart = kept
    }

    private func takeQuoted(_ byte: UInt8) {
        if byte == 0x0A {
            lineBreaks += 1
            breaksInField += 1
        }
        keep(byte)
        if breaksInField > 0, consumed - fieldOffset > Limits.fieldBytesMax { isOverlong = true }
    }

    private func stopUnclosed() {
        stop = .unclosedQuote(field: fieldCount, offset: fieldOffset, line: quoteLine)
    }

    private func takePlain(_ byte: UInt8) {
        switch byte {
        case 0x2C:
            let isQuoted = state == .quoteSeen
            endField()
            if fieldCount < fieldsKeptMax {
                if isQuoted { append(0x22) }
                append(byte)
            }
            beginField()
        case 0x0A: endRecord()
        case 0x0D: state = .carriageReturn
        default:
            state = .plain
            keep(byte)
        }
    }

    private func strayQuote(openLine: Int) {
        if case .none = fault {
            fault = .strayQuote(field: fieldCount, offset: consumed - 1, openLine: openLine)
        }
    }

    private func endField() {
        if fieldCount < fieldsKeptMax {
            unsafe fields.starts[fieldCount] = UInt32(fieldStart)
            unsafe fields.ends[fieldCount] = UInt32(kept)
            unsafe fields.flags[fieldCount] = fieldFlags
        }
        fieldCount += 1
    }

    private func endRecord() {
        endField()
        isComplete = true
    }

    private func keep(_ byte: UInt8) {
        guard fieldCount < fieldsKeptMax else { return }
        guard kept - fieldStart < Limits.fieldBytesMax else {
            if case .none = fault {
                fault = .fieldTooLong(field: fieldCount, offset: fieldOffset)
            }
            return
        }
        append(byte)
    }

    /// Separators are kept, so that places in the kept bytes are places in the record.
    private func append(_ byte: UInt8) {
        if kept == capacity { grow() }
        unsafe bytes[kept] = byte
        kept += 1
    }

    private func grow() {
        let larger = UnsafeMutablePointer<UInt8>.allocate(
            capacity: capacity * 2 + CellBytes.slack)
        unsafe larger.update(from: bytes, count: kept)
        unsafe bytes.deallocate()
        unsafe bytes = larger
        capacity *= 2
    }
}

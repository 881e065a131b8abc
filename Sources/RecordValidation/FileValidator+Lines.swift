import SharingModel

extension FileValidator {
    /// Takes a line of NDJSON.
    func takeLine(_ text: LineSplitter.Line) {
        guard let objects else { return }
        let base = unsafe text.base
        let place = RecordPlace(
            record: received + 1, line: line, byteOffset: recordOffset, start: 0,
            end: text.count)
        received += 1
        line += 1
        recordOffset += text.count + 1
        let faults = ObjectFaults(place: place, checker: checker)
        guard received <= Limits.rowsMax else { return stop(FileFaults.tooManyRows(place)) }
        guard !text.isTooLong else { return stop(faults.tooLong) }
        if text.mayHaveHighBytes,
            let offset = unsafe UTF8Check.firstFault(base, count: text.count)
        {
            return unsafe stop(
                FileFaults.notUTF8(place, offset: offset, byte: base[offset], column: nil))
        }
        switch unsafe objects.read(base, count: text.count) {
        case .row:
            guard unsafe checker.checkObject(objects.kinds, base, place) else {
                if checker.keys.halt != nil { stopForKeys(place) }
                return
            }
            accept(place)
        case .blank: checker.collector.add(.blankRow, column: nil) { faults.blank }
        case .fault(let fault):
            if unsafe fault.offset < text.count && base[fault.offset] == 0 {
                return stop(faults.nulByte(at: fault.offset))
            }
            let violation = faults.violation(fault)
            checker.collector.add(violation.code, column: fault.column) { violation }
        }
    }
}

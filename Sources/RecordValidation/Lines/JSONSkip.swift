import SharingModel

/// Goes over a value that is no text and no number of a column, and checks its form.
@safe struct JSONSkip {
    let reader: ObjectReader

    /// - Returns: the place behind the value, -1 where the form is wrong, and what it is.
    func value(
        _ base: UnsafePointer<UInt8>, _ at: Int, depth: Int
    ) -> (end: Int, kind: ObjectReader.Kind) {
        switch unsafe base[at] {
        case 0x22: (unsafe string(base, at), .text)
        case 0x5B: (unsafe array(base, at, depth), .nested)
        case 0x7B: (unsafe object(base, at, depth), .nested)
        case 0x74: (unsafe word("true", base, at), .yes)
        case 0x66: (unsafe word("false", base, at), .no)
        case 0x6E: (unsafe word("null", base, at), .null)
        case 0x2D, 0x30...0x39:
            (unsafe number(base, at), .number)
        default: (reader.fail(at, .unexpected), .nested)
        }
    }

    private func number(_ base: UnsafePointer<UInt8>, _ at: Int) -> Int {
        let end = unsafe JSONNumberScan(base, at).end
        return end < 0 ? reader.fail(at, .badNumber) : end
    }

    private func word(_ word: StaticString, _ base: UnsafePointer<UInt8>, _ at: Int) -> Int {
        for index in 0..<word.utf8CodeUnitCount
        where unsafe base[at + index] != word.utf8Start[index] {
            return reader.fail(at, .unexpected)
        }
        return at + word.utf8CodeUnitCount
    }

    private func string(_ base: UnsafePointer<UInt8>, _ at: Int) -> Int {
        let end = unsafe reader.string(base, at + 1)
        guard end >= 0 else { return -1 }
        if reader.hasEscapes {
            guard unsafe reader.arena.unescaped(base, at + 1, end, reader) != nil else { return -1 }
        }
        return end + 1
    }

    private func array(_ base: UnsafePointer<UInt8>, _ start: Int, _ depth: Int) -> Int {
        guard depth < Limits.lineDepthMax else { return reader.fail(start, .tooDeep) }
        var at = unsafe ObjectReader.space(base, start + 1)
        if unsafe base[at] == 0x5D { return at + 1 }
        while true {
            at = unsafe value(base, at, depth: depth + 1).end
            guard at >= 0 else { return -1 }
            at = unsafe ObjectReader.space(base, at)
            let byte = unsafe base[at]
            if byte == 0x5D { return at + 1 }
            guard byte == 0x2C else { return reader.fail(at, .unexpected) }
            at = unsafe ObjectReader.space(base, at + 1)
        }
    }

    private func object(_ base: UnsafePointer<UInt8>, _ start: Int, _ depth: Int) -> Int {
        guard depth < Limits.lineDepthMax else { return reader.fail(start, .tooDeep) }
        var at = unsafe ObjectReader.space(base, start + 1)
        if unsafe base[at] == 0x7D { return at + 1 }
        while true {
            guard unsafe base[at] == 0x22 else { return reader.fail(at, .unexpected) }
            at = unsafe string(base, at)
            guard at >= 0 else { return -1 }
            at = unsafe ObjectReader.space(base, at)
            guard unsafe base[at] == 0x3A else { return reader.fail(at, .unexpected) }
            at = unsafe value(base, ObjectReader.space(base, at + 1), depth: depth + 1).end
            guard at >= 0 else { return -1 }
            at = unsafe ObjectReader.space(base, at)
            let byte = unsafe base[at]
            if byte == 0x7D { return at + 1 }
            guard byte == 0x2C else { return reader.fail(at, .unexpected) }
            at = unsafe ObjectReader.space(base, at + 1)
        }
    }
}

import SharingModel

extension StructuralIndex {
    /// What came of an attempt to take a whole record.
    enum Extraction {
        /// A record whose line end is before this place of the chunk.
        case record(next: Int, contentEnd: Int, lineBreaks: Int, hasEscapes: Bool)
        /// The chunk ends first.
        case incomplete
        /// Something that only the careful reader can judge.
        case unusual
    }

    /// Takes the record that begins at a place, if it is whole and plain: the right number of
    /// fields, each short enough, quotes where they belong. The fields' places are from the base;
    /// they go into the table from `firstField` on.
    @inline(__always)
    func next(
        _ base: UnsafePointer<UInt8>, count total: Int, from start: Int, fields: FieldTable,
        firstField: Int, fieldCount: Int
    ) -> Extraction {
        while true {
            if cursor + fieldCount < count || indexedTo == total {
                let extraction = unsafe plain(
                    base, count: total, from: start, fields: fields,
                    firstField: firstField, fieldCount: fieldCount)
                guard case .incomplete = extraction else { return extraction }
            }
            guard unsafe fill(base, count: total, recordStart: start) else {
                return indexedTo < total ? .unusual : .incomplete
            }
        }
    }

    /// The commonest records by far: as many fields as there should be, none with a quote or a line
    /// break in it, the last without quotes.
    @inline(__always)
    private func plain(
        _ base: UnsafePointer<UInt8>, count total: Int, from start: Int, fields: FieldTable,
        firstField: Int, fieldCount: Int
    ) -> Extraction {
        guard cursor + fieldCount <= count else {
            return unsafe general(
                base, count: total, from: start, fields: fields,
                firstField: firstField, fieldCount: fieldCount)
        }
        var places = unsafe positions + cursor
        let starts = unsafe fields.starts + firstField
        let ends = unsafe fields.ends + firstField
        var fieldStart = UInt32(truncatingIfNeeded: start)
        for field in 0..<(fieldCount - 1) {
            var place = unsafe places[field]
            unsafe starts[field] = fieldStart
            unsafe ends[field] = place
            if unsafe base[Int(place)] != 0x2C {
                // The places inside the quotes, the opening one too, belong to no field's end.
                let inside = unsafe quoted(base, places, field, fieldStart, fieldCount)
                guard inside > 0 else {
                    return unsafe general(
                        base, count: total, from: start, fields: fields,
                        firstField: firstField, fieldCount: fieldCount)
                }
                unsafe places += inside
                place = unsafe places[field]
                unsafe starts[field] = fieldStart &+ 1
                unsafe ends[field] = place &- 1
            }
            fieldStart = place &+ 1
        }
        let last = unsafe Int(places[fieldCount - 1])
        unsafe starts[fieldCount - 1] = fieldStart
        unsafe ends[fieldCount - 1] = UInt32(truncatingIfNeeded: last)
        // A row of nothing but commas is blank; the careful reader says so.
        guard last - start <= Limits.fieldBytesMax, last - start != fieldCount - 1 else {
            return .unusual
        }
        let used = unsafe places - (positions + cursor) + fieldCount
        let byte = unsafe base[last]
        if byte == 0x0A {
            cursor += used
            return .record(
                next: last + 1, contentEnd: last, lineBreaks: 0, hasEscapes: false)
        }
        if byte == 0x0D, last + 1 < total, unsafe base[last + 1] == 0x0A {
            cursor += used
            // The line feed's own place may lie in a window that is not yet indexed.
            if cursor < count { cursor += 1 } else { skip(to: last + 2) }
            return .record(
                next: last + 2, contentEnd: last, lineBreaks: 0, hasEscapes: false)
        }
        return unsafe general(
            base, count: total, from: start, fields: fields,
            firstField: firstField, fieldCount: fieldCount)
    }

    /// How many places lie in a quoted field before the comma that ends it: 0 where it is not
    /// plain, or where not enough places follow it for the fields that should.
    @inline(__always)
    private func quoted(
        _ base: UnsafePointer<UInt8>, _ places: UnsafeMutablePointer<UInt32>, _ field: Int,
        _ fieldStart: UInt32, _ fieldCount: Int
    ) -> Int {
        let opening = unsafe places + field
        guard unsafe opening.pointee == fieldStart && base[Int(fieldStart)] == 0x22 else {
            return 0
        }
        // The last of the fields' places must be there too.
        let left = unsafe positions + count - opening - (fieldCount - field)
        var inside = 1
        while inside < left {
            let byte = unsafe base[Int(opening[inside])]
            guard byte == 0x2C else {
                let isEnd =
                    unsafe byte == 0x22
                    && opening[inside + 1] == opening[inside] &+ 1
                    && base[Int(opening[inside + 1])] == 0x2C
                return isEnd ? inside + 1 : 0
            }
            inside += 1
        }
        return 0
    }

    /// Any record without a fault, quotes included.
    private func general(
        _ base: UnsafePointer<UInt8>, count total: Int, from start: Int, fields: FieldTable,
        firstField: Int, fieldCount: Int
    ) -> Extraction {
        var at = cursor
        var field = 0
        var fieldStart = start
        var lineBreaks = 0
        var escapes = false
        var quotes = false
        while true {
            guard at < count else { return .incomplete }
            var place = unsafe Int(positions[at])
            guard place - fieldStart <= Limits.fieldBytesMax else { return .unusual }
            var byte = unsafe base[place]
            var flags: UInt8 = 0
            var content = (start: fieldStart, end: place)
            if byte == 0x22 {
                guard place == fieldStart else { return .unusual }
                quotes = true
                flags = FieldTable.quoted
                let closing = unsafe closingQuote(base, from: at + 1, &lineBreaks, &flags)
                guard closing >= 0 else { return closing == -1 ? .incomplete : .unusual }
                content = unsafe (place + 1, Int(positions[closing]))
                guard content.end - content.start < Limits.fieldBytesMax else { return .unusual }
                at = closing + 1
                guard at < count else { return .incomplete }
                place = unsafe Int(positions[at])
                guard place == content.end + 1 else { return .unusual }
                byte = unsafe base[place]
                if flags & FieldTable.escaped != 0 { escapes = true }
            }
            guard field < fieldCount else { return .unusual }
            unsafe fields.starts[firstField + field] = UInt32(truncatingIfNeeded: content.start)
            unsafe fields.ends[firstField + field] = UInt32(truncatingIfNeeded: content.end)
            unsafe fields.flags[firstField + field] = flags
            field += 1
            at += 1
            if byte == 0x2C {
                fieldStart = place + 1
                continue
            }
            var next = place + 1
            if byte == 0x0D {
                guard next < total else { return .incomplete }
                guard unsafe base[next] == 0x0A else { return .unusual }
                next += 1
                at += 1
            } else if byte != 0x0A {
                return .unusual
            }
            guard field == fieldCount, quotes || place - start != fieldCount - 1 else {
                return .unusual
            }
            cursor = at
            if at > count { skip(to: next) }
            return .record(
                next: next, contentEnd: place, lineBreaks: lineBreaks, hasEscapes: escapes)
        }
    }

    /// The index of the place of the quote that closes a field; -1 where the indexed bytes end
    /// first, -2 where a NUL stands in it.
    private func closingQuote(
        _ base: UnsafePointer<UInt8>, from first: Int, _ lineBreaks: inout Int,
        _ flags: inout UInt8
    ) -> Int {
        var at = first
        while at < count {
            let place = unsafe Int(positions[at])
            let byte = unsafe base[place]
            if byte == 0x22 {
                // Whether the next byte is a quote too shows only once it is indexed.
                guard at + 1 < count else { return -1 }
                guard unsafe Int(positions[at + 1]) == place + 1, unsafe base[place + 1] == 0x22
                else { return at }
                flags |= FieldTable.escaped
                at += 1
            } else if byte == 0 {
                return -2
            } else if byte == 0x0A {
                lineBreaks += 1
            }
            at += 1
        }
        return -1
    }
}

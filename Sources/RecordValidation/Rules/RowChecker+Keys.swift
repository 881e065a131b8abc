extension RowChecker {
    /// Checks a rule of kind `unique`. Rows that lack a part of the key are not compared.
    func checkUnique(
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        let column = unsafe rule.pointee.fields[0]
        if unsafe rule.pointee.fieldCount == 1, unsafe columns[column].kind == .text {
            let slot = unsafe slots + column
            guard unsafe slot.pointee.state == .valued else { return true }
            let isHashed = unsafe place.hasKeyHash && rule.pointee.keySet == keySet
            let hash =
                unsafe isHashed
                ? place.keyHash
                : keySets[rule.pointee.keySet].hash(slot.pointee.base, slot.pointee.count)
            return unsafe compare(
                UnsafeBufferPointer(start: slot.pointee.base, count: slot.pointee.count),
                hash: hash, rule, index, place, base)
        }
        guard unsafe makeKey(rule) else { return true }
        return unsafe keyBytes.withUnsafeBufferPointer { buffer in
            let key = unsafe UnsafeBufferPointer(
                rebasing: buffer[..<(buffer.count - CellBytes.slack)])
            guard let start = key.baseAddress else { return true }
            let hash = unsafe keySets[rule.pointee.keySet].hash(start, key.count)
            return unsafe compare(key, hash: hash, rule, index, place, base)
        }
    }

    @inline(__always)
    private func compare(
        _ key: UnsafeBufferPointer<UInt8>, hash: UInt64, _ rule: UnsafePointer<RulePlan>,
        _ index: Int, _ place: RecordPlace, _ base: UnsafePointer<UInt8>
    ) -> Bool {
        if unsafe rule.pointee.looksBack, unsafe isKnown(key, rule, index, place, base) {
            return false
        }
        guard let start = key.baseAddress else { return true }
        let earlier = unsafe keySets[rule.pointee.keySet].insert(
            start, count: key.count, hash: hash, record: place.record)
        if earlier == 0 { return true }
        return unsafe settle(key, hash: hash, earlier: earlier, rule, index, place, base)
    }

    /// A key that is there already, or that has no room.
    @inline(never)
    private func settle(
        _ key: UnsafeBufferPointer<UInt8>, hash: UInt64, earlier: Int,
        _ rule: UnsafePointer<RulePlan>, _ index: Int, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) -> Bool {
        let column = unsafe rule.pointee.fields[0]
        var earlier = earlier
        if earlier == UniqueKeys.noRoom {
            let text = unsafe originalBytes(of: column)
            let isKey = unsafe text.baseAddress == key.baseAddress
            let set = unsafe rule.pointee.keySet
            earlier = unsafe keys.take(
                key, hash: hash,
                place: SpilledKeys.Place(
                    record: place.record, line: place.line,
                    byteOffset: byteOffset(ofCell: column, base, place)),
                text: isKey ? nil : text,
                into: keySets + set, set: set)
            if earlier == 0 { return keys.halt == nil }
        }
        unsafe report(index, column: column, place, base, earlier: .record(earlier))
        return false
    }

    /// Whether an earlier submission has the key; such a key is not compared with the file's own.
    @inline(never)
    private func isKnown(
        _ key: UnsafeBufferPointer<UInt8>, _ rule: UnsafePointer<RulePlan>, _ index: Int,
        _ place: RecordPlace, _ base: UnsafePointer<UInt8>
    ) -> Bool {
        guard keys.halt == nil, let earlier = keys.resources.earlierKeys else { return false }
        do {
            guard
                let submission = unsafe try earlier.submission(
                    holding: UnsafeRawBufferPointer(key), of: schema.rules[index].id)
            else { return false }
            unsafe report(
                index, column: rule.pointee.fields[0], place, base,
                earlier: .submission(submission))
        } catch {
            keys.note(error)
        }
        return true
    }

    private func makeKey(_ rule: UnsafePointer<RulePlan>) -> Bool {
        keyBytes.removeAll(keepingCapacity: true)
        let isWhole = unsafe RowKey.append(
            rule.pointee.fields, rule.pointee.fieldCount, slots, columns, to: &keyBytes)
        for _ in 0..<CellBytes.slack { keyBytes.append(0) }
        return isWhole
    }

    /// Reports the repeats that only the end of the file brings to light.
    /// - Returns: the rows that they reject.
    func reportLateRepeats() -> RowSet {
        guard keys.isSpilling else { return RowSet() }
        let ruleOfSet = schema.rules.indices.filter { schema.rules[$0].kind == .unique }
        var found = ruleOfSet.map { _ in LateRepeats(listedMax: options.violationsMax) }
        var rejected = RowSet()
        keys.forEachRepeat { set, repeated in
            found[set].add(repeated)
            if schema.rules[ruleOfSet[set]].severity == .error {
                rejected.insert(repeated.place.record)
            }
        }
        var entries: [ViolationList.Entry] = []
        for (set, late) in found.enumerated() where late.count > 0 {
            let rule = schema.rules[ruleOfSet[set]]
            collector.count(
                rule.code, rule.severity, column: rule.fields[0], times: late.count)
            entries += late.first.map { entry($0, rule: ruleOfSet[set]) }
        }
        collector.merge(entries)
        return rejected
    }
}
